"""isinstance() and issubclass() take classes, tuples of them, and unions."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: isinstance(1, int | str))
attempt(lambda: isinstance(None, int | None))
attempt(lambda: isinstance(1, (str, (float, int))))
attempt(lambda: issubclass(bool, int | str))
attempt(lambda: isinstance(1, list[int]))
attempt(lambda: isinstance(1, 5))
attempt(lambda: issubclass(1, int))
attempt(lambda: isinstance(1, (str, 5)))
attempt(lambda: isinstance(1, int | list[int]))
