"""A set joined with a display of a few elements, whatever the set and the elements are."""

import traceback


class Loud:
    def __init__(self, name, number):
        self.name = name
        self.number = number

    def __hash__(self):
        print("hash of", self.name)
        return hash(self.number)

    def __eq__(self, other):
        print("is", self.name, "equal to", other)
        return other == self.number

    def __repr__(self):
        return self.name


class Kind(set):
    pass


class Joins:
    def __or__(self, other):
        return "or", sorted(other)

    def __ror__(self, other):
        return "ror", sorted(other)


def joined(left, one, two):
    return left | {one, two}


small = {1, 2}
print(sorted(small | {2, 3}), sorted(small))
print(type(frozenset() | {1}), type(set() | {1}), type(Kind([1]) | {2}))
print(joined(frozenset((1,)), True, 1.0), joined(set(), True, 1), joined({1.0}, 1, 2))
print(joined(small, "a", ("b", 1)) == {1, 2, "a", ("b", 1)})
print(joined(Joins(), 1, 2))
print(sorted(small | {3, *range(5)}), sorted({"k": 1}.keys() | {"l"}))
many = set(range(1000))
print(len(many | {1000, 1001}), len(many | {5, -1}), len(many))

print(joined({1}, Loud("one", 1), 2))
print(len(joined({Loud("own", 7)}, 7, 8)))
print(len(joined({Loud("own", 7)}, 9, 8)))
print(len(joined(set(), Loud("left", 3), Loud("right", 4))))


def told(value):
    print("evaluated", value)
    return value


print(sorted(told({1}) | {told(2), told(3)}))

for left, element in ((1, 2), ({1}, []), ([], {}), ([1], 2), (Joins(), [])):
    try:
        print(left | {element})
    except TypeError:
        traceback.print_exc()

changing = {1}
print(sorted(changing | {2, changing.add(3) or 4}), sorted(changing))


def walk(seen, depth):
    if depth == 0:
        yield sorted(seen)
        return
    for step in range(3):
        if step + depth not in seen:
            yield from walk(seen | {step + depth}, depth - 1)


print(list(walk(frozenset(), 3)))
