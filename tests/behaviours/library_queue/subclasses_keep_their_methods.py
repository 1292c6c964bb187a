"""A subclass of Queue may keep its items in its own way: its methods are called for each."""

import queue


class Backwards(queue.Queue):
    def _init(self, maxsize):
        self.items = []

    def _qsize(self):
        return len(self.items)

    def _put(self, item):
        print("put", item)
        self.items.append(item)

    def _get(self):
        return self.items.pop()


class Unchanged(queue.Queue):
    pass


for kind in (Backwards, Unchanged, queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    items = kind(3)
    for number in (2, 1, 3):
        items.put(number)
    try:
        items.put(4, block=False)
    except queue.Full:
        print("full", items.qsize(), items.full())
    print(kind.__name__, [items.get() for _ in range(3)], items.empty())
    try:
        items.get(timeout=0.001)
    except queue.Empty:
        print("empty")
    for wrong in (items.get, lambda **given: items.put(1, **given)):
        try:
            wrong(timeout=-1)
        except ValueError as error:
            print(error)
    items.put(1, block=False, timeout=-1)
    print(items.get(block=False, timeout=-1))
