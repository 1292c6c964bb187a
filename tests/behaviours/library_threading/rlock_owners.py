"""A re-entrant lock is released by its owner as often as it was taken."""
import threading


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


lock = threading.RLock()
print(lock.acquire(), lock.acquire(blocking=False), lock.locked())
taken = []
other = threading.Thread(target=lambda: taken.append((lock.acquire(timeout=0.01), lock.acquire(False))))
other.start()
other.join()
print(taken)


def release_elsewhere():
    try:
        lock.release()
    except RuntimeError as error:
        print('RuntimeError', error)


other = threading.Thread(target=release_elsewhere)
other.start()
other.join()
lock.release()
print(lock.locked())
lock.release()
print(lock.locked())
attempt(lock.release)
with lock, lock:
    print('twice')
