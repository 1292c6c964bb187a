"""join waits until each item that was put has been done, and not for more."""
import queue
import threading

items = queue.Queue()
done = []


def work():
    while True:
        item = items.get()
        done.append(item)
        items.task_done()
        if item is None:
            return


thread = threading.Thread(target=work)
thread.start()
for number in range(10):
    items.put(number)
items.join()
print(done, items.unfinished_tasks)
items.put(None)
thread.join()
try:
    items.task_done()
except ValueError as error:
    print(error)
