"""Threads give one pool of threads work in every form at once: every result comes back, to the one who asked."""

from _crew import check, operations, run

from multiprocessing.pool import ThreadPool

count = operations() // 200
pool = ThreadPool(4)


def mapping(worker):
    check(pool.map(abs, range(-count, 0)) == list(range(count, 0, -1)), "map")
    # Chunks of one end together as often as can be.
    for _ in range(count // 8 + 1):
        check(pool.map(abs, range(-8, 0), 1) == list(range(8, 0, -1)), "a small map")


def iterating(worker):
    check(list(pool.imap(abs, range(-count, 0))) == list(range(count, 0, -1)), "imap")


def unordered(worker):
    check(sorted(pool.imap_unordered(abs, range(-count, 0), 3)) == list(range(1, count + 1)), "imap_unordered")


def applying(worker):
    results = [pool.apply_async(pow, (number, 2)) for number in range(count)]
    check([result.get() for result in results] == [number * number for number in range(count)], "apply_async")


run(mapping, iterating, unordered, applying)
pool.close()
pool.join()
print("ok", count)
