"""fromkeys() makes a dictionary of a class from any iterable."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Table(dict):
    pass


attempt(lambda: (dict.fromkeys("ab"), dict.fromkeys("ab", 0), dict.fromkeys({1: 2}), dict.fromkeys([])))
attempt(lambda: type(Table.fromkeys("a")))
attempt(lambda: dict.fromkeys(5))
attempt(lambda: dict.fromkeys([[]]))
attempt(lambda: dict.fromkeys())
