"""zip(strict=True) tells which argument is shorter or longer."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: list(zip("ab", [1, 2])))
attempt(lambda: list(zip("ab", [1])))
attempt(lambda: list(zip("ab", [1], strict=True)))
attempt(lambda: list(zip("a", [1, 2], strict=True)))
attempt(lambda: list(zip("ab", "cd", "e", strict=True)))
attempt(lambda: list(zip()))
attempt(lambda: zip(5))
attempt(lambda: zip("a", 5))
