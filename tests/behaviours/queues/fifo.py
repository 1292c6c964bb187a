"""Queues: order, limits, timeouts and the exceptions of full and empty."""
import queue

line = queue.Queue(maxsize=2)
line.put("a")
line.put("b")
print(line.qsize(), line.full(), line.empty(), line.get(), line.get(), line.empty())
for call in (line.get_nowait, lambda: line.get(timeout=0.01), lambda: line.get(block=False)):
    try:
        call()
    except queue.Empty as error:
        print(type(error).__name__)
line.put(1)
line.put(2)
for call in (lambda: line.put_nowait(3), lambda: line.put(3, timeout=0.01)):
    try:
        call()
    except queue.Full as error:
        print(type(error).__name__)
try:
    line.get(timeout=-1)
except ValueError as error:
    print(error)
last, first = queue.LifoQueue(), queue.PriorityQueue()
for number in (2, 3, 1):
    last.put(number)
    first.put((number, "item"))
print([last.get() for _ in range(3)], [first.get()[0] for _ in range(3)])
simple = queue.SimpleQueue()
simple.put(5)
print(simple.get(), simple.empty())
