"""A container, or an object of a class, is no count for the sequence on the right of *=."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Index:
    def __index__(self):
        return 2


def multiplied(left, right):
    left *= right
    return left


attempt(lambda: (multiplied([1], 2), multiplied(2, [1]), multiplied("a", True), multiplied(False, "a")))
attempt(lambda: multiplied({}, [1]))
attempt(lambda: multiplied({1}, "a"))
attempt(lambda: multiplied(range(2), (1,)))
attempt(lambda: multiplied(Index(), [1]))
attempt(lambda: Index() * [1])
attempt(lambda: multiplied([1], [2]))
attempt(lambda: multiplied(None, [1]))
