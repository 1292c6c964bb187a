"""Reentrant locks belong to a thread."""
import threading

lock = threading.RLock()
with lock:
    with lock:
        print("twice", lock.acquire(blocking=False))
        lock.release()
results = []


def work():
    results.append(lock.acquire(timeout=0.01))
    try:
        lock.release()
    except RuntimeError as error:
        results.append(str(error))


lock.acquire()
thread = threading.Thread(target=work)
thread.start()
thread.join()
lock.release()
print(results)
try:
    lock.release()
except RuntimeError as error:
    print(error)
