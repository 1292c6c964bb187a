"""namedtuple() checks its names, and renames if asked to."""

from collections import namedtuple


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


P = namedtuple("P", "x y", defaults=[5])


attempt(lambda: (P(1), P(1, 2)._asdict(), P(1)._replace(x=9), P._fields, P._field_defaults, P._make([7, 8])))
attempt(lambda: namedtuple("Q", ["a", "class", "a", "_b"], rename=True)._fields)
attempt(lambda: P())
attempt(lambda: P(1, 2, 3))
attempt(lambda: P(1)._replace(z=1))
attempt(lambda: P._make([1, 2, 3]))
attempt(lambda: namedtuple("Q", "a class"))
attempt(lambda: namedtuple("Q", "a a"))
attempt(lambda: namedtuple("Q", "_a"))
attempt(lambda: namedtuple("1Q", "a"))
attempt(lambda: namedtuple("Q", "a", defaults=[1, 2]))
