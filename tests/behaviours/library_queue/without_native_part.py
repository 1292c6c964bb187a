"""queue can be imported without its native part, and its simple queue does the same."""
import sys
import threading

sys.modules.pop('queue', None)
sys.modules['_queue'] = None
import queue

simple = queue.SimpleQueue()
print(simple.empty(), simple.qsize())
for each in range(3):
    simple.put(each)
print(simple.get(), simple.get_nowait(), simple.qsize())
thread = threading.Timer(0.05, simple.put, ['late'])
thread.start()
print(simple.get(), simple.get())
thread.join()
for wait in (simple.get_nowait, lambda: simple.get(timeout=0.01)):
    try:
        wait()
    except queue.Empty as error:
        print(type(error).__name__)
try:
    simple.get(timeout=-1)
except ValueError as error:
    print(error)
