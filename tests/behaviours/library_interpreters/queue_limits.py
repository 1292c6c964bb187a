"""A queue with a limit is full, an empty one is empty, and neither waits longer than it is told to."""
import queue as plain
from concurrent import interpreters

queue = interpreters.create_queue(2)


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


queue.put(1)
queue.put(2)
print(queue.full(), queue.maxsize)
show(queue.put_nowait, 3)
show(queue.put, 3, timeout=0)
show(queue.get)
show(queue.get)
show(queue.get_nowait)
show(queue.get, timeout=0)
show(queue.get, timeout=-1)
show(interpreters.Queue, 99)
show(interpreters.Queue, "1")
show(interpreters.create_queue, "many")
print(issubclass(interpreters.QueueEmpty, plain.Empty), issubclass(interpreters.QueueFull, plain.Full))
