"""A StopIteration that a mapped function raises ends the iteration, whoever steps it."""

from itertools import cycle, islice


def round_robin(*iterables):
    iterators = map(iter, iterables)
    for count in range(len(iterables), 0, -1):
        iterators = cycle(islice(iterators, count))
        yield from map(next, iterators)


def of(*iterators):
    yield from map(next, iterators)
    yield 'end'


print(list(round_robin('abc', 'd', 'ef')))
print(list(map(next, [iter([1]), iter([]), iter([2])])))
print([item for item in map(next, [iter([1]), iter([])])])
print(list(of(iter('x'), iter(''))), tuple(filter(next, [iter([1]), iter([])])).__len__())
for item in map(next, [iter([3]), iter([])]):
    print(item)
print(next(map(next, [iter([])]), 'default'), sum(map(next, [iter([3]), iter([])])))
first, *rest = map(next, [iter([1]), iter([2]), iter([])])
print(first, rest)
try:
    next(map(next, [iter([])]))
except StopIteration:
    print('ended')
