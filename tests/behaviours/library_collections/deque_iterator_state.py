"""Iterators over a deque can be made at a position and pickled."""
import pickle
from collections import deque

items = deque('abcd')
for make in (iter, reversed):
    iterator = make(items)
    kind = type(iterator)
    next(iterator)
    print(kind.__name__, iterator.__reduce__()[1])
    if make is iter:
        copied, rest = pickle.loads(pickle.dumps((iterator, items)))
        rest[1] = 'X'
        print(list(copied))
    print(list(iterator), list(kind(items)), list(kind(items, 2)), list(kind(items, 9)))
    try:
        kind([1])
    except TypeError as error:
        print(type(error).__name__)
