"""suppress() swallows the exceptions named, in groups too."""

from contextlib import suppress


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def run(manager, error):
    with manager:
        raise error
    return "suppressed"


attempt(lambda: run(suppress(KeyError), KeyError("a")))
attempt(lambda: run(suppress(LookupError, TypeError), IndexError()))
attempt(lambda: run(suppress(), KeyError("b")))
attempt(lambda: run(suppress(ValueError), ExceptionGroup("g", [ValueError(1), TypeError(2)])))
attempt(lambda: run(suppress(ValueError, TypeError), ExceptionGroup("g", [ValueError(1), TypeError(2)])))
