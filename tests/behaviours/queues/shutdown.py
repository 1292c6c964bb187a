"""A queue that is shut down refuses what comes later."""
import queue

line = queue.Queue()
line.put(1)
line.shutdown()
print(line.get())
for call in (line.get, lambda: line.put(2)):
    try:
        call()
    except queue.ShutDown as error:
        print(type(error).__name__)
