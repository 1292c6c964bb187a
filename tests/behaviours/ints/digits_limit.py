"""Decimal text of very long integers is refused in both directions."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: int("9" * 4301))
attempt(lambda: len(int("9" * 4300).__repr__()))
attempt(lambda: str(10 ** 5000))
attempt(lambda: len(hex(10 ** 5000)))
attempt(lambda: int("f" * 5000, 16) > 0)
