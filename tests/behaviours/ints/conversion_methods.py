"""int() asks for __int__, then __index__, and insists on integers."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class WithInt:
    def __int__(self):
        return 7


class WithIndex:
    def __index__(self):
        return 8


class Wrong:
    def __int__(self):
        return 1.5


attempt(lambda: int(WithInt()))
attempt(lambda: int(WithIndex()))
attempt(lambda: int(Wrong()))
attempt(lambda: int(None))
attempt(lambda: int([]))
attempt(lambda: int(float("inf")))
attempt(lambda: int(float("nan")))
attempt(lambda: int(-3.99))
