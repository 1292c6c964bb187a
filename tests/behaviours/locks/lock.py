"""Locks: acquire, release, with, timeouts and misuse."""
import threading

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01), lock.acquire(blocking=False), lock.release(), lock.locked())
with lock:
    print(lock.locked())
try:
    lock.release()
except RuntimeError as error:
    print(error)
for arguments in ((False, 1), (True, -2)):
    try:
        lock.acquire(*arguments)
    except ValueError as error:
        print(error)
thread_lock = threading.Lock()
thread_lock.acquire()
thread = threading.Thread(target=thread_lock.release)
thread.start()
thread.join()
print(thread_lock.locked())
