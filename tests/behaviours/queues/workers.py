"""Workers that share a queue, with task_done and join."""
import queue
import threading

tasks, results = queue.Queue(), queue.Queue()


def work():
    while True:
        number = tasks.get()
        if number is None:
            tasks.task_done()
            break
        results.put(number * number)
        tasks.task_done()


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for number in range(20):
    tasks.put(number)
tasks.join()
for _ in threads:
    tasks.put(None)
for thread in threads:
    thread.join()
print(sorted(results.get() for _ in range(20)), results.empty())
try:
    tasks.task_done()
except ValueError as error:
    print(error)
