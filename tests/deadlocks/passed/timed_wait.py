"""A wait with a time limit ends by itself, and lets the others go on."""
import threading

lock = threading.Lock()
lock.acquire()
event = threading.Event()


def wait():
    if not lock.acquire(timeout=0.6):
        lock.release()


thread = threading.Thread(target=wait)
thread.start()
lock.acquire()
thread.join()
print('done')
