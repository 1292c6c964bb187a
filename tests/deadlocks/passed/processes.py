"""Processes wake each other through queues and locks."""
import multiprocessing
import time


def answer(questions, answers, lock):
    for question in iter(questions.get, None):
        time.sleep(0.5)
        answers.put(question * 2)
    lock.release()


if __name__ == '__main__':
    questions, answers, lock = multiprocessing.Queue(), multiprocessing.Queue(), multiprocessing.Lock()
    lock.acquire()
    process = multiprocessing.Process(target=answer, args=(questions, answers, lock))
    process.start()
    questions.put(21)
    assert answers.get() == 42
    time.sleep(0.4)
    questions.put(None)
    lock.acquire()
    process.join()
    print('done')
