"""accumulate() takes a function and a first value."""

from itertools import accumulate
import operator


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([1], initial=10))))
attempt(lambda: (list(accumulate([], initial=5)), list(accumulate([]))))
attempt(lambda: list(accumulate([1, "a"])))
attempt(lambda: accumulate(5))
attempt(lambda: list(accumulate([3, 1, 2], max)))
