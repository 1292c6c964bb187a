"""None, Ellipsis and NotImplemented are made anew by no call."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented))
attempt(lambda: type(None)(1))
attempt(lambda: type(...)(1))
attempt(lambda: bool(NotImplemented))
attempt(lambda: None.missing)
attempt(lambda: None + 1)
attempt(lambda: -None)
attempt(lambda: len(None))
