"""staticmethod and classmethod pass the attributes of what they wrap on."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def function(a, b=1):
    """What it does."""
    return a, b


static, bound = staticmethod(function), classmethod(function)


attempt(lambda: (static.__name__, static.__doc__, static.__wrapped__ is function))
attempt(lambda: (bound.__func__ is function, bound.__name__))
attempt(lambda: static(5))
attempt(lambda: bound(5))
attempt(lambda: static.__get__(None, int)(1, 2))
attempt(lambda: bound.__get__(None, int)())
attempt(lambda: staticmethod())
attempt(lambda: classmethod(1, 2))
