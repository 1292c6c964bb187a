"""A queue with a limit lets no more in, until there is room or the time is up."""
import queue
import threading


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


items = queue.Queue(2)
items.put(1)
items.put(2, block=False)
print(items.full(), items.qsize(), items.maxsize)
for call in (lambda: items.put(3, False), lambda: items.put(3, timeout=0.01), lambda: items.put_nowait(3)):
    attempt(call)
attempt(items.put, 3, timeout=-1)
attempt(items.get, timeout=-1)
thread = threading.Thread(target=items.put, args=(3,))
thread.start()
print(items.get(), items.get(), items.get())
thread.join()
