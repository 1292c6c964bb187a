"""Which fields an exception has follows from all classes that it inherits from, in any order of first use."""


class Plain(KeyError):
    pass


class Mixed(KeyError, OSError):
    pass


class Deeper(Plain, StopIteration):
    pass


class Both(LookupError):
    pass


class Ended(Both, SystemExit):
    pass


def shown(error):
    names = ("value", "code", "errno", "strerror", "filename", "args")
    return {name: getattr(error, name) for name in names if hasattr(error, name)}


for _ in range(2):
    print(shown(KeyError("key")), shown(Plain(1, 2)))
    print(shown(Mixed(2, "text", "file")))
    print(shown(Deeper("result", 3)))
    print(shown(Both(4)), shown(Ended(5)))
    print(shown(OSError(2, "text")).keys(), shown(StopIteration(6)), shown(SystemExit(7)))


for kind in (Plain, Mixed, Deeper, Ended):
    try:
        raise kind(1, "two") from KeyError("cause")
    except BaseException as error:
        print(type(error).__name__, error.args, repr(error.__cause__), error.__suppress_context__)

for operand, cause in ((KeyError, None), (KeyError(1), ValueError), (3, None), (KeyError(2), 3), (KeyError("a"), KeyError)):
    try:
        try:
            raise TypeError("handled")
        except TypeError:
            raise operand from cause
    except BaseException as error:
        print(repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
