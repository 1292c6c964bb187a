"""A queue gives back in its own order: first in, last in, or least."""
import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    items = kind()
    for item in (3, 1, 2):
        items.put(item)
    print(kind.__name__, items.qsize(), items.empty(), [items.get() for _ in range(3)], items.empty())
    try:
        items.get_nowait()
    except queue.Empty as error:
        print(type(error).__name__, error)
    try:
        items.get(timeout=0.01)
    except queue.Empty:
        print('still empty')
