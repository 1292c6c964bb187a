"""Locks, semaphores, conditions, events and barriers of a manager work from every process."""
import multiprocessing


def enter(barrier, event, semaphore, results):
    with semaphore:
        event.wait()
        barrier.wait()
        results.append(event.is_set())


if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        lock = manager.Lock()
        print(lock.acquire(), lock.acquire(False), lock.locked(), lock.release())
        again = manager.RLock()
        print(again.acquire(), again.acquire(), again.release(), again.release())
        semaphore = manager.Semaphore(2)
        print(semaphore.acquire(), semaphore.acquire(False), semaphore.acquire(False), semaphore.acquire(True, 0))
        for wrong in (lock.release, again.release, manager.BoundedSemaphore(1).release, manager.Condition().notify):
            try:
                wrong()
            except Exception as error:
                print(type(error).__name__, error)
        condition = manager.Condition()
        with condition:
            print(condition.wait(0), condition.wait_for(lambda: 5), condition.wait_for(lambda: 0, 0))
        barrier, event, results = manager.Barrier(2), manager.Event(), manager.list()
        print(barrier.parties, barrier.n_waiting, barrier.broken, event.wait(0), event.is_set())
        both = manager.Semaphore(2)
        workers = [multiprocessing.Process(target=enter, args=(barrier, event, both, results)) for _ in range(2)]
        for worker in workers:
            worker.start()
        event.set()
        for worker in workers:
            worker.join()
        print(results)
