"""A copy of an iterator over a set is made from a list of what is to come."""
for source in ({7}, frozenset({7})):
    iterator = iter(source)
    print(iterator.__reduce__()[1])
    next(iterator)
    print(iterator.__reduce__()[1])
many = iter(set(range(20)))
first = next(many)
rest = many.__reduce__()[1][0]
print(first in rest, len(rest), rest == list(many))
