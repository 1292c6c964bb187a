"""wraps() carries the names of a function over."""

from functools import update_wrapper, wraps


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def original(a: int) -> str:
    """Doc."""


original.extra = 5


@wraps(original)
def wrapper():
    return "wrapped"


attempt(lambda: (wrapper.__name__, wrapper.__doc__, wrapper.__wrapped__ is original, wrapper.extra, wrapper.__annotations__))
attempt(lambda: wrapper())
attempt(lambda: update_wrapper(lambda: 1, 5).__name__)
