"""The calls of a pool of threads see the program's own objects, and an iterator that fails ends what it feeds."""
import threading
from multiprocessing.pool import ThreadPool

seen = []


def numbers():
    yield 1
    yield 2
    raise KeyError("no more")


begun = []
pool = ThreadPool(2, initializer=begun.append, initargs=(1,))
print(pool.map(seen.append, [object()] * 3), len(seen), len(set(map(id, seen))))
taken = pool.imap(abs, numbers())
print(next(taken), next(taken))
try:
    next(taken)
except KeyError as error:
    print(repr(error))
pool.close()
pool.join()
print(begun, pool)
for wrong in (lambda: ThreadPool(0), lambda: ThreadPool(1, 5), lambda: pool.map(abs, [])):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(error)
