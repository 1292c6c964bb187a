"""A semaphore lets so many in, and a bounded one not more than it began with."""
import threading


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


semaphore = threading.Semaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(False), semaphore.acquire(timeout=0.01))
semaphore.release(2)
inside, most, lock = [], [], threading.Lock()


def work(number):
    with semaphore:
        with lock:
            inside.append(number)
            most.append(len(inside))
        with lock:
            inside.remove(number)


threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(most), max(most) <= 2, inside)
bounded = threading.BoundedSemaphore(1)
attempt(bounded.release)
bounded.acquire()
bounded.release()
attempt(semaphore.release, 0)
attempt(threading.Semaphore, -1)
attempt(semaphore.acquire, False, timeout=1)
