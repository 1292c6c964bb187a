"""batched() cuts an iterable into tuples, and strictly if asked."""

from itertools import batched


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: list(batched("abcde", 2)))
attempt(lambda: list(batched("abcd", 2, strict=True)))
attempt(lambda: list(batched("abcde", 2, strict=True)))
attempt(lambda: batched("abc", 0))
attempt(lambda: batched("abc", "x"))
attempt(lambda: batched(5, 2))
attempt(lambda: list(batched([], 3)))
