"""A simple queue without limit takes the arguments of the others, and has items of a type in annotations."""
import queue

simple = queue.SimpleQueue()
simple.put(1, False, 5)
simple.put(2, block=True, timeout=None)
print(simple.qsize(), simple.empty(), simple.get(), simple.get(True, 1), simple.empty())
for arguments in ((False,), (True, 0), (True, -1), (True, "x")):
    try:
        simple.get(*arguments)
    except Exception as error:
        print(type(error).__name__, error)
print(queue.SimpleQueue[int], queue.Queue[str])
