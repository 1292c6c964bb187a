"""Functions in place change what can be changed and return it."""

import operator


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


items = [1]


attempt(lambda: (operator.iadd(items, [2]) is items, items))
attempt(lambda: (operator.imul(items, 2), items))
attempt(lambda: (operator.iadd(1, 2), operator.ior({1}, {2}), operator.ipow(2, 3), operator.ilshift(1, 3)))
attempt(lambda: operator.iadd((1,), [2]))
attempt(lambda: operator.iconcat(items, [9]) is items)
attempt(lambda: operator.iconcat(1, [2]))
