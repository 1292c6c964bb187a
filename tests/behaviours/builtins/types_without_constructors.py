"""Types of iterators, generators and functions cannot be called, or not without arguments."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: type(iter([]))())
attempt(lambda: type({}.keys())())
attempt(lambda: type(x for x in [])())
attempt(lambda: type(lambda: 1)())
attempt(lambda: type(len)())
attempt(lambda: type("".join)())
attempt(lambda: type(type.__dict__)())
attempt(lambda: memoryview())
