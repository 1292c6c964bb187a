"""The main thread waits for an item that a thread which has ended did not put."""
# says: 'MainThread' waits in Queue.get()
# says: nobody is left to end this wait
import queue
import threading
import time

items = queue.Queue()
threading.Thread(target=lambda: time.sleep(0.5)).start()
items.get()
