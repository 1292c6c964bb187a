"""Conversions are applied before the specification."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "{!r} {!s} {!a}".format("é", "é", "é"))
attempt(lambda: "{!r:>6}".format("a"))
attempt(lambda: "{0!r:}".format("a"))
