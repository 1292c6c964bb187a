"""Functions that use locks, queues and thread-local data of the main program find their own in the other process."""
import multiprocessing
import queue
import threading

lock, again, local = threading.Lock(), threading.RLock(), threading.local()
event, condition, semaphore = threading.Event(), threading.Condition(), threading.Semaphore(2)
items, simple = queue.Queue(), queue.SimpleQueue()


def use():
    with lock, again, condition, semaphore:
        local.value = 'local'
        event.set()
        items.put(1)
        simple.put(2)
    return local.value, event.is_set(), items.get(), simple.get(), lock.locked()


if __name__ == '__main__':
    with lock, multiprocessing.Pool(1) as pool:
        print(pool.apply(use))
        print(pool.apply(use))
    print(event.is_set(), items.empty(), lock.locked())
