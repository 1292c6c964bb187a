"""A built-in sequence adds and repeats only after the class of the right operand was asked, in place as well."""
import array
import collections


class Right:
    def __radd__(self, other):
        return "added"

    def __rmul__(self, other):
        return "multiplied"


class Count(int):
    def __radd__(self, other):
        return "added to a count"

    def __rmul__(self, other):
        return "multiplied by a count"


class Undecided:
    def __radd__(self, other):
        return NotImplemented

    def __rmul__(self, other):
        return NotImplemented

    def __index__(self):
        return 2

    def __iter__(self):
        return iter([7])


def add_in_place(left, right):
    left += right
    return left


def multiply_in_place(left, right):
    left *= right
    return left


SEQUENCES = (
    lambda: "x", lambda: [1], lambda: (1,), lambda: b"x", lambda: bytearray(b"x"), lambda: array.array("i", [1]),
    lambda: collections.deque([1]),
)
for make in SEQUENCES:
    for kind in (Right, Count, Undecided):
        for name, use in (
            ("+", lambda a, b: a + b), ("*", lambda a, b: a * b), ("+=", add_in_place), ("*=", multiply_in_place),
        ):
            try:
                print(make(), name, kind.__name__, use(make(), kind()))
            except TypeError as error:
                print(make(), name, kind.__name__, error)
    try:
        print(Right() * make())
    except TypeError as error:
        print(error)
