"""Containers made by their class from short lists and tuples, and objects of no class but `object`."""


class Count:
    made = 0

    def __init__(self, number):
        self.number = number

    def __hash__(self):
        Count.made += 1
        return self.number % 2

    def __eq__(self, other):
        return isinstance(other, Count) and self.number == other.number

    def __repr__(self):
        return f"Count({self.number})"


class Boom:
    def __hash__(self):
        raise ValueError("no hash")

    def __repr__(self):
        return "Boom()"


class Items(list):
    def __iter__(self):
        return iter("own")


class Fixed(tuple):
    def __iter__(self):
        return iter("fixed")


class Named(frozenset):
    pass


def show(value):
    print(type(value).__name__, sorted(map(repr, value)) if isinstance(value, (set, frozenset)) else value)


nan = float("nan")
sources = [
    [], [1], [1, 1.0, True, 2, 2.5], ["a", "b", "ab"[:1]], [(1, "a"), (1.0, "a"), ()], [None, ..., NotImplemented], [nan, nan, 0.0, -0.0],
    [Count(1), Count(3), Count(1)], [b"a", bytearray(b"a")[:0] and 0, "a"], [2**70, float(2**70)], [frozenset([1]), frozenset({1})],
    list(range(1100)), Items([1, 2]), Fixed((1, 2)), [[1], [2]], [1, {}, 2], [1, Boom()], [(1, [2])], [Count(1), 1, 1.0],
]
for source in sources:
    for each in (source, tuple(source) if type(source) is list else source):
        for kind in (list, tuple, set, frozenset, Items, Fixed, Named):
            try:
                made = kind(each)
            except (TypeError, ValueError) as error:
                print(kind.__name__, type(error).__name__, error)
                continue
            if len(made) > 100:
                print(kind.__name__, len(made), made == kind(each))
            else:
                show(made)
            print(made is each, len(each))
print(Count.made > 0)

plain = [3, 1, 2]
copy = list(plain)
copy.append(4)
fixed = tuple(plain)
few, frozen = set(plain), frozenset(plain)
plain.append(5)
few.add(6)
print(plain, copy, fixed, sorted(few), sorted(frozen), frozenset(frozen) is frozen, tuple(fixed) is fixed, set(few) is few)
# __new__ alone fills what cannot change.
print(list.__new__(list, [1]), set.__new__(set, [1]), tuple.__new__(tuple, [1]), frozenset.__new__(frozenset, [1]))
print(type(tuple.__new__(Fixed, [1])).__name__, type(frozenset.__new__(Named, [1])).__name__)
for kind in (list, tuple, set, frozenset):
    for arguments in ((1,), ([1], [2]), (None,)):
        try:
            print(kind(*arguments))
        except TypeError as error:
            print(error)


class Grows:
    """Makes the list longer that a set is made from, while that looks at it."""

    def __hash__(self):
        if len(growing) < 5:
            growing.append(len(growing))
        return 1


growing = [Grows()]
print(len(set(growing)), len(growing))

one, two = object(), object()
print(one is two, one == one, one == two, type(one).__name__, len({one, two, one}), isinstance(one, object))
for wrong in (lambda: object(1), lambda: object(key=1), lambda: object.__new__(), lambda: object.__new__(1), lambda: object.__new__(int)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
try:
    one.attribute = 1
except AttributeError as error:
    print(error)


class Plain:
    pass


make = object
print(type(object.__new__(Plain)).__name__, type(make()).__name__, [type(kind()).__name__ for kind in (object, Plain, list)])
