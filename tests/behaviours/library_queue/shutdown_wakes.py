"""Shutting a queue down wakes those that wait to put or to get."""
import queue
import threading

full, empty = queue.Queue(1), queue.Queue()
full.put("first")
woken = []


def put():
    try:
        full.put("late")
    except queue.ShutDown:
        woken.append("put")


def get():
    try:
        empty.get()
    except queue.ShutDown:
        woken.append("get")


threads = [threading.Thread(target=target) for target in (put, put, get, get)]
for thread in threads:
    thread.start()
full.shutdown()
empty.shutdown()
for thread in threads:
    thread.join()
print(sorted(woken), full.get(), full.is_shutdown)
for function in (full.get, full.get_nowait, lambda: full.put(1)):
    try:
        function()
    except queue.ShutDown as error:
        print(type(error).__name__)
