"""Locks are made without arguments, and taken with a timeout that makes sense."""
import threading
import warnings

warnings.simplefilter("error")


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


show(threading.Lock, 1)
show(threading.Lock, a=1)
show(threading.RLock, 1)
lock = threading.Lock()
show(lock.acquire, False)
show(lock.acquire, False)
show(lock.acquire, True, 0)
show(lock.acquire, False, 1)
show(lock.acquire, True, -2)
show(lock.acquire, timeout="x")
show(lock.acquire, timeout=1e20)
show(lock.acquire, timeout=float("nan"))
lock.release()
show(lock.release)
again = threading.RLock()
show(again.release)
print(repr(lock).split(" at ")[0], repr(again).split(" at ")[0])
