"""Locks that are passed on just when everybody has been waiting for as long as it takes to suspect a deadlock."""
import threading
import time

for pause in [0.19, 0.2, 0.201, 0.205, 0.21, 0.25]:
    lock, other = threading.Lock(), threading.Lock()
    lock.acquire()
    other.acquire()

    def wait():
        with lock:
            other.release()

    def open_late():
        time.sleep(pause)
        lock.release()

    threads = [threading.Thread(target=wait), threading.Thread(target=open_late)]
    for thread in threads:
        thread.start()
    other.acquire()
    for thread in threads:
        thread.join()
print('done')
