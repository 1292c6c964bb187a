"""Iterators can be pickled half way, and go on where they were."""
import pickle

big = 10 ** 25
sources = [
    lambda: iter([1, 2, 3]), lambda: reversed([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: reversed((1, 2, 3)),
    lambda: iter('añb'), lambda: iter(b'abc'), lambda: iter(bytearray(b'abc')), lambda: iter({1: 2, 3: 4}),
    lambda: iter({1: 2, 3: 4}.items()), lambda: reversed({1: 2, 3: 4}.values()), lambda: iter(range(5)),
    lambda: iter(range(big, big + 3)), lambda: enumerate('abc'), lambda: zip('abc', [1, 2, 3]),
    lambda: map(str, [1, 2, 3]), lambda: filter(None, [1, 0, 3]),
]
for make in sources:
    iterator = make()
    next(iterator)
    copies = [pickle.loads(pickle.dumps(iterator, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    rest = list(iterator)
    print(type(iterator).__name__.replace('_ascii', ''), rest, all(list(copy) == rest for copy in copies))
