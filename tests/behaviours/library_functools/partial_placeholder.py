"""Placeholder of 3.14 leaves room for a positional argument in a partial."""

from functools import Placeholder, partial


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def show(*arguments, **names):
    return arguments, names


attempt(lambda: partial(show, Placeholder, 2)(1))
attempt(lambda: partial(show, Placeholder, Placeholder, 3)(1, 2, 4))
attempt(lambda: partial(partial(show, Placeholder, 2), 1)())
attempt(lambda: partial(show, Placeholder, 2)())
attempt(lambda: partial(show, Placeholder))
attempt(lambda: partial(show, a=Placeholder))
attempt(lambda: (repr(Placeholder), type(Placeholder)() is Placeholder))
