"""reduce() takes a first value, since 3.14 by name too."""

from functools import reduce
import operator


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (reduce(operator.add, [1, 2, 3]), reduce(operator.add, [], 5), reduce(operator.add, "ab", "z")))
attempt(lambda: reduce(operator.add, [1], initial=10))
attempt(lambda: reduce(operator.add, []))
attempt(lambda: reduce(operator.add, 5))
attempt(lambda: reduce(operator.add))
attempt(lambda: reduce(5, [1, 2]))
