"""takewhile, dropwhile, filterfalse, compress and starmap select and call."""

from itertools import compress, dropwhile, filterfalse, starmap, takewhile


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (list(takewhile(bool, [1, 2, 0, 3])), list(dropwhile(bool, [1, 0, 2])), list(filterfalse(None, [0, 1, ""]))))
attempt(lambda: (list(compress("abcd", [1, 0, 1])), list(starmap(pow, [(2, 3), (3, 2)]))))
attempt(lambda: list(starmap(pow, [5])))
attempt(lambda: list(takewhile(5, [1])))
attempt(lambda: compress("a"))
attempt(lambda: starmap(pow))
