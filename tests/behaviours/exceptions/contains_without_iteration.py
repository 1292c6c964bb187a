"""in on what cannot be iterated over says that it is no container."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Broken:
    def __iter__(self):
        raise TypeError("my own")


class Failing:
    def __iter__(self):
        raise ValueError("my own")


class Refusing:
    __contains__ = None


attempt(lambda: 1 in Broken())
attempt(lambda: 1 in Failing())
attempt(lambda: 1 in Refusing())
attempt(lambda: 1 in 5)
attempt(lambda: 1 in object())
