"""Conditions that are the result of an operator, and chains of two operands with `and` and `or`."""


class Truth:
    def __init__(self, name, truth):
        self.name = name
        self.truth = truth

    def __repr__(self):
        return self.name

    def __bool__(self):
        print("asked", self.name)
        if self.truth is None:
            raise ValueError(f"neither {self.name}")
        return self.truth

    def __mod__(self, other):
        return Truth(f"{self.name}%{other}", self.truth)

    __sub__ = __mod__


def way(left, right):
    """Which of several operators are true of two locals."""
    found = []
    if left % right:
        found.append("%")
    if left - right:
        found.append("-")
    if left * right:
        found.append("*")
    if not left // right:
        found.append("//")
    if (left + 1) % (right + 1):
        found.append("inner")
    while left - right:
        left = right
        found.append("while")
    return found


def chains(first, second):
    print("and", first and second, "or", first or second)
    print("yes" if first and second else "no", "yes" if first or second else "no")
    print(not (first and second), not (first or second))


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def unbound(late):
    if late:
        never = 1
    return 1 if late % never else 0


def main():
    for left, right in [(7, 3), (6, 3), (-7, 7), (0, 5), (2.5, 0.5), (0.0, 2.0), (True, 1), (2**61, 2), (2**70, 2**70)]:
        print(left, right, way(left, right))
    print(attempt(way, 1, 0), attempt(way, "a%s", "b"), attempt(way, 1.0, 0))
    print(attempt(unbound, 0), attempt(unbound, 3))
    truths = [Truth("yes", True), Truth("no", False), Truth("odd", None), 0, 1, "", "x", [], None]
    for first in truths[:6]:
        for second in truths:
            attempt(chains, first, second)
            print(attempt(lambda: first and second), attempt(lambda: first or second))
    for truth in truths[:3]:
        print(attempt(way, truth, 2))


main()
