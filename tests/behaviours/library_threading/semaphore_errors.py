"""A semaphore counts down to zero, and a bounded one not up beyond its beginning."""
import threading


def show(function, *args):
    try:
        print(function(*args))
    except ValueError as error:
        print(error)


semaphore = threading.Semaphore(1)
print(repr(semaphore).split(" at ")[0], repr(semaphore)[-9:])
show(threading.Semaphore, -1)
show(semaphore.acquire)
show(semaphore.acquire, False)
show(semaphore.acquire, True, 0)
show(semaphore.acquire, False, 1)
semaphore.release(2)
print(semaphore.acquire(False), semaphore.acquire(False), semaphore.acquire(False))
show(semaphore.release, 0)
bounded = threading.BoundedSemaphore(2)
show(bounded.release)
bounded.acquire()
show(bounded.release, 2)
show(bounded.release)
print(repr(bounded).split(" at ")[0], repr(bounded)[-11:])
