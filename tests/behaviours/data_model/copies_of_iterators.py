"""Iterators over built-in containers can be copied where they are, and go on by themselves."""

import copy

for iterable in ('abc', 'a\u00e9b', b'abc', bytearray(b'abc'), [1, 2, 3], (1, 2, 3), range(3), range(10**30, 10**30 + 3)):
    iterator = iter(iterable)
    next(iterator)
    other = copy.copy(iterator)
    print(type(other) is type(iterator), list(iterator), list(other), list(copy.copy(iterator)))
for iterable in ({1: 2, 3: 4}, {1: 2, 3: 4}.values(), {1: 2, 3: 4}.items(), {5}):
    for make in (iter, reversed) if not isinstance(iterable, set) else (iter,):
        iterator = make(iterable)
        print(list(copy.copy(iterator)), end=' ')
        next(iterator)
        print(list(copy.copy(iterator)), list(iterator), list(copy.copy(iterator)))
