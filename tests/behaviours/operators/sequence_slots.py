"""`+` and `*` where a subclass of a sequence has methods of its own: which are asked, in which order, and what they take."""

import array
import collections


def method(name, answer):
    def asked(self, other):
        asks.append(name)
        if answer == "error":
            raise ZeroDivisionError(name)
        return NotImplemented if answer == "undecided" else name

    return asked


def below(base, names, answer="answer"):
    return type(f"{base.__name__}_{'_'.join(name.strip('_') for name in names)}", (base,), {name: method(name, answer) for name in names})


def shown(value):
    return type(value).__name__ if isinstance(value, (list, str, bytes, tuple, bytearray, collections.deque, array.array)) else value


def times(left, right):
    return left * right


def times_in_place(left, right):
    left *= right
    return left


def plus(left, right):
    return left + right


def plus_in_place(left, right):
    left += right
    return left


asks = []
PAIRS = (
    (times, times_in_place, [(), ("__mul__",), ("__rmul__",), ("__imul__",), ("__mul__", "__rmul__"), ("__rmul__", "__imul__")]),
    (plus, plus_in_place, [(), ("__add__",), ("__radd__",), ("__iadd__",), ("__add__", "__radd__"), ("__radd__", "__iadd__")]),
)
for plain, in_place, sets in PAIRS:
    for base in (str, list):
        classes = [below(base, names, answer) for names in sets for answer in ("answer", "undecided")[:len(names) or 1]]
        heirs = [type("Heir", (classes[3],), {})]
        makers = [base, *classes, *heirs, lambda: 2, dict]
        for first, left in enumerate(makers):
            line = []
            for right in makers:
                for operation in (plain, in_place):
                    asks.clear()
                    try:
                        result = shown(operation(left(), right()))
                    except (TypeError, ZeroDivisionError) as error:
                        result = str(error)
                    line.append(f"{'>'.join(asks)} {result}")
            # Whatever repeats is said once.
            print(base.__name__, plain.__name__, first)
            for place, text in enumerate(line):
                if place < 2 or text != line[place - 2]:
                    print("   ", place, text)


class Both(list):
    def __rmul__(self, other):
        raise ZeroDivisionError("asked")


class Below(Both):
    pass


# The class of the left operand looks for its own methods by name, and finds the repetition of lists.
for left, right in ((Both(), Below()), (Below(), Both()), (Both(), Both()), ([], Below()), (Below(), []), (2, Both()), (Both(), 2)):
    for operation in (times, times_in_place):
        try:
            print(operation(left, right))
        except (TypeError, ZeroDivisionError) as error:
            print(type(error).__name__, error)


class Given(list):
    __mul__ = list.__mul__
    __add__ = list.__add__


for call in (
    lambda: Given() * 2, lambda: Given() * "x", lambda: 2 * Given(), lambda: Given() + [1], lambda: Given() + 1, lambda: 1 + Given(),
    lambda: [] + Given(), lambda: "a".__mul__("b"), lambda: [1].__rmul__("b"), lambda: [1].__imul__("b"), lambda: b"a".__mul__(1.5),
    lambda: collections.deque().__mul__("x"), lambda: collections.deque().__imul__("x"), lambda: array.array("i").__mul__("x"),
    lambda: (1,).__mul__(None), lambda: bytearray(b"a").__imul__(1.5), lambda: [1] * "b", lambda: 1.5 * "b", lambda: array.array("i") * None,
):
    try:
        print(call())
    except TypeError as error:
        print(error)
