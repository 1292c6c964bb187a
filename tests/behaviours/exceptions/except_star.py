"""except* takes what it matches from a group, and the rest goes on."""


def run(errors):
    try:
        try:
            raise ExceptionGroup("g", errors)
        except* ValueError as group:
            print("values", group.exceptions)
        except* (KeyError, TypeError) as group:
            print("keys", group.exceptions)
        else:
            print("else")
        finally:
            print("finally")
    except BaseExceptionGroup as rest:
        print("rest", repr(rest))


run([ValueError(1), KeyError(2), ValueError(3)])
run([OSError(1), TypeError(2)])
run([ExceptionGroup("n", [ValueError(5), OSError(6)])])
try:
    raise ValueError("bare")
except* ValueError as group:
    print(repr(group))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        raise KeyError("new")
except BaseException as error:
    print(repr(error), repr(error.__context__) if not isinstance(error, ExceptionGroup) else [repr(inner) for inner in error.exceptions])
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")
