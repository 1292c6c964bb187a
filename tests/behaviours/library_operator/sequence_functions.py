"""Functions for sequences refuse what is none."""

import operator


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (operator.concat([1], [2]), operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"), operator.contains("abc", "b")))
attempt(lambda: operator.concat(1, 2))
attempt(lambda: operator.countOf(5, 1))
attempt(lambda: operator.indexOf(5, 1))
attempt(lambda: operator.indexOf([1], 2))
attempt(lambda: (operator.length_hint(iter([1, 2])), operator.length_hint(5, 7)))
attempt(lambda: operator.length_hint(5, "a"))
attempt(lambda: (operator.index(5), operator.truth([]), operator.not_([]), operator.is_none(None), operator.is_not_none(1)))
attempt(lambda: operator.index(1.5))
attempt(lambda: operator.call(max, 1, 2))
