"""The only thread takes a Lock that it has."""
# says: thread 'MainThread' waits for itself
# says: 'MainThread' waits for a Lock that it holds itself, at own_lock.py:7
import threading
lock = threading.Lock()
with lock:
    lock.acquire()
