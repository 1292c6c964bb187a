"""Shifts refuse negative counts and results without end."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: 1 << 70)
attempt(lambda: -1 >> 1000)
attempt(lambda: 1 >> 2**80)
attempt(lambda: 0 << 2**80)
attempt(lambda: 1 << -1)
attempt(lambda: 1 >> -1)
