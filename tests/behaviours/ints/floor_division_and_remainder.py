"""The remainder has the sign of the divisor, and zero divides nothing."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [(a // b, a % b) for a in (7, -7) for b in (2, -2)])
attempt(lambda: divmod(-10**20, 7))
attempt(lambda: divmod(7.5, -2))
attempt(lambda: 7 // 0)
attempt(lambda: 7 % 0)
attempt(lambda: divmod(7, 0))
attempt(lambda: 7 / 0)
