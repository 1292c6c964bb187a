"""Several threads use built-in classes for the first time, all at once."""

import collections
import functools
import itertools
import threading

THREADS = 4
barrier = threading.Barrier(THREADS)
failures = []
makers = [
    lambda: range(3),
    lambda: enumerate([]),
    lambda: zip((), ()),
    lambda: map(abs, ()),
    lambda: filter(None, ()),
    lambda: reversed([]),
    lambda: slice(1),
    lambda: bytearray(3),
    lambda: memoryview(b""),
    lambda: complex(1, 2),
    lambda: frozenset((1,)),
    lambda: property(),
    lambda: staticmethod(abs),
    lambda: classmethod(abs),
    lambda: itertools.count(2),
    lambda: itertools.chain((), ()),
    lambda: collections.deque((1,)),
    lambda: collections.OrderedDict(a=1),
    lambda: functools.partial(abs),
    lambda: OSError(1, "text"),
    lambda: UnicodeDecodeError("ascii", b"", 0, 1, ""),
    lambda: ZeroDivisionError("text"),
]


def work():
    barrier.wait()
    try:
        for make in makers:
            make()
    except Exception as error:
        failures.append(repr(error))


threads = [threading.Thread(target=work) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(failures)
