"""Processes pass a barrier together, and one that is broken breaks for all."""
import multiprocessing
import threading


def meet(barrier, results):
    try:
        results.put(barrier.wait(30))
        barrier.wait(30)
    except threading.BrokenBarrierError:
        results.put('broken')


if __name__ == '__main__':
    barrier, results = multiprocessing.Barrier(3), multiprocessing.SimpleQueue()
    children = [multiprocessing.Process(target=meet, args=(barrier, results)) for _ in range(2)]
    for child in children:
        child.start()
    own = barrier.wait(30)
    print(sorted([own, results.get(), results.get()]), barrier.parties)
    barrier.abort()
    print(results.get(), results.get(), barrier.broken)
    for child in children:
        child.join()
    barrier.reset()
    print(barrier.broken, barrier.n_waiting)
