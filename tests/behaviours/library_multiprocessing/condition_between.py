"""A condition wakes processes that wait, as many as are notified."""
import multiprocessing


def wait(condition, waiting, woken):
    with condition:
        waiting.release()
        woken.put(condition.wait(30))


if __name__ == '__main__':
    condition, waiting, woken = multiprocessing.Condition(), multiprocessing.Semaphore(0), multiprocessing.SimpleQueue()
    children = [multiprocessing.Process(target=wait, args=(condition, waiting, woken)) for _ in range(3)]
    for child in children:
        child.start()
    for _ in children:
        waiting.acquire()
    with condition:
        condition.notify()
    print(woken.get())
    with condition:
        condition.notify_all()
    print(woken.get(), woken.get())
    for child in children:
        child.join()
    with condition:
        print(condition.wait(0.01), condition.wait_for(lambda: 5, 1))
