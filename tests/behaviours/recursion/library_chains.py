"""Library code that calls library code level upon level: deep chains of iterators, wrappers and views in a thread."""
import itertools
import threading
import types

DEPTH = 300


def chain(start, wrap):
    value = start
    for _ in range(DEPTH):
        value = wrap(value)
    return value


def work():
    print(list(chain([1], lambda inner: map(int, inner))), list(chain([1], lambda inner: filter(None, inner))))
    print(len(list(chain([1], zip))), len(list(chain([1], enumerate))))
    print(list(chain([1], itertools.accumulate)), next(chain([1], itertools.cycle)))
    print(chain(lambda: 1, staticmethod)(), chain({1: 2}, types.MappingProxyType)[1], isinstance(hash(chain(1, slice)), int))


thread = threading.Thread(target=work)
thread.start()
thread.join()
