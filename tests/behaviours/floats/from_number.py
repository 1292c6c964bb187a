"""float.from_number takes numbers and no text."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: float.from_number(3))
attempt(lambda: float.from_number(2.5))
attempt(lambda: float.from_number(True))
attempt(lambda: float.from_number("3"))
attempt(lambda: float.from_number(1j))
attempt(lambda: float.from_number(10**400))
