"""Queues of a manager go to other processes as arguments and items."""
import multiprocessing
import queue


def consume(tasks, answers):
    while (task := tasks.get()) is not None:
        answers.put(task * 2)
        tasks.task_done()
    tasks.task_done()


if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        tasks, answers = manager.JoinableQueue(), manager.Queue(10)
        worker = multiprocessing.Process(target=consume, args=(tasks, answers))
        worker.start()
        for number in range(3):
            tasks.put(number)
        tasks.put(None)
        tasks.join()
        worker.join()
        print(answers.qsize(), [answers.get() for _ in range(3)], answers.empty(), answers.full())
        for wrong in (answers.get_nowait, lambda: answers.get(True, 0)):
            try:
                wrong()
            except queue.Empty as error:
                print(type(error).__name__)
