"""print() joins its arguments with sep and writes end."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: print(1, "a", None, sep="-", end="!\n"))
attempt(lambda: print("x", sep=5))
attempt(lambda: print("x", end=5))
attempt(lambda: print(sep=""))
attempt(lambda: print("x", file=None))
attempt(lambda: print("x", file=5))
attempt(lambda: print("x", unknown=1))
attempt(lambda: print(*"abc", sep=""))
