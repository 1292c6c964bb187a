"""enumerate() counts from any integer."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: list(enumerate("ab")))
attempt(lambda: list(enumerate("ab", start=10**20)))
attempt(lambda: list(enumerate("ab", -1)))
attempt(lambda: enumerate(5))
attempt(lambda: enumerate("ab", "c"))
attempt(lambda: enumerate())
