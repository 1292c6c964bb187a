"""int() with a base takes the prefix of that base, and with base 0 decides by the prefix."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: int("0x1f", 16))
attempt(lambda: int("0b101", 0))
attempt(lambda: int("0o17", 0))
attempt(lambda: int("017", 0))
attempt(lambda: int("z", 36))
attempt(lambda: int("12", 2))
attempt(lambda: int("1", 1))
attempt(lambda: int("1", 37))
attempt(lambda: int(5, 10))
attempt(lambda: int("7", 8.0))
