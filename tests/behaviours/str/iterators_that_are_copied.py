"""Iterators over texts and octets can be copied and pickled where they are."""

import copy
import pickle

for source in ('añ\U0001f600b', 'abc', b'xyz', bytearray(b'xyz')):
    iterator = iter(source)
    next(iterator)
    twin = copy.copy(iterator)
    again = pickle.loads(pickle.dumps(iterator))
    print(list(twin), list(again), list(iterator))
    print(list(copy.copy(iterator)))
    fresh = iter(source)
    fresh.__setstate__(2)
    print(list(fresh))
