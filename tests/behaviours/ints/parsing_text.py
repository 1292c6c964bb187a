"""int() reads digits of any script, underscores between digits, and spaces around them."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: int(" 42 "))
attempt(lambda: int("1_000"))
attempt(lambda: int("٣٤"))
attempt(lambda: int("1__0"))
attempt(lambda: int("_1"))
attempt(lambda: int("- 5"))
attempt(lambda: int(""))
attempt(lambda: int("12\x00"))
