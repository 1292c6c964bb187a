"""Several exception types may stand in `except` without parentheses."""
def f(e):
    try:
        raise e
    except ValueError, TypeError:
        return "value or type"
    except KeyError, IndexError,:
        return "lookup"
    except OSError:
        return "os"
print(f(ValueError()), f(TypeError()), f(KeyError()), f(OSError()))
try:
    raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except* ValueError, KeyError:
    print("both")
try:
    try:
        raise ValueError("x")
    except (1, 2):
        pass
except TypeError as e:
    print(e, repr(e.__context__))
try:
    try:
        raise ValueError("x")
    except "abc":
        pass
except TypeError as e:
    print(e)
