"""The main thread waits for a consumer that nobody tells to stop."""
# says: every thread waits, and nobody is left to wake one
# says: 'consumer' waits in Queue.get(), at queue_consumer.py:12
# says: 'MainThread' waits for the end of 'consumer'
# prints: 1
import queue
import threading

items = queue.Queue()

def consume():
    while (item := items.get()) is not None:
        print(item)

thread = threading.Thread(target=consume, name='consumer')
thread.start()
items.put(1)
thread.join()
