"""islice() takes no negative numbers."""

from itertools import islice


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (list(islice("abcdef", 2)), list(islice("abcdef", 1, None)), list(islice("abcdef", 0, 5, 2))))
attempt(lambda: islice("a", -1))
attempt(lambda: islice("a", "x"))
attempt(lambda: islice("a", 0, 1, 0))
attempt(lambda: islice("a"))
attempt(lambda: list(islice(iter("abc"), 5)))
