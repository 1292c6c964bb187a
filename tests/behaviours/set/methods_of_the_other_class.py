"""Methods of set take no frozenset, which they would change, and those of frozenset no set, however they are come by."""


class OwnSet(set):
    pass


class OwnFrozen(frozenset):
    pass


CALLS = [
    ("add", (2,)), ("discard", (1,)), ("remove", (1,)), ("pop", ()), ("clear", ()), ("update", ([3],)),
    ("difference_update", ([1],)), ("intersection_update", ([],)), ("symmetric_difference_update", ([5],)),
    ("__ior__", ({4},)), ("__iand__", (set(),)), ("__isub__", ({1},)), ("__ixor__", ({1},)), ("__init__", ([7],)),
    ("copy", ()), ("union", ([3],)), ("__or__", ({2},)), ("__contains__", (1,)), ("__len__", ()), ("__hash__", ()),
    ("__eq__", ({1},)), ("issubset", ([1],)), ("isdisjoint", ([2],)), ("__repr__", ()),
]
for made in (set, frozenset, OwnSet, OwnFrozen):
    for taken in (set, frozenset):
        for name, arguments in CALLS:
            value = made([1])
            method = getattr(taken, name, None)
            if method is None:
                continue
            try:
                result = method(value, *arguments)
            except TypeError as error:
                print(made.__name__, taken.__name__, name, error, value)
            else:
                shown = "a hash" if name == "__hash__" else result
                print(made.__name__, taken.__name__, name, shown, value)

add, discard = set.add, set.discard
for value in (set(), frozenset([1]), OwnSet(), OwnFrozen([1]), [], 5):
    for method in (add, discard):
        try:
            for number in range(3):
                method(value, number)
        except TypeError as error:
            print(error)
    print(value)

print(hash(OwnFrozen([1, 2])) == hash(frozenset([2, 1])), OwnFrozen([1]) | {2}, {1} | OwnFrozen([2]), OwnSet([1]) & frozenset([1]))
for left in ({1}, frozenset([1]), OwnSet([1]), OwnFrozen([1])):
    for right in ({2}, frozenset([2]), OwnSet([2]), OwnFrozen([2])):
        print(type(left | right).__name__, type(left & right).__name__, type(left ^ right).__name__, type(left - right).__name__)
