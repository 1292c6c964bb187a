"""pow() with three arguments works modulo the third, with inverses for negative exponents."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: pow(3, 4, 5))
attempt(lambda: pow(3, -1, 7))
attempt(lambda: pow(2, 3, -5))
attempt(lambda: pow(10, -3, 7))
attempt(lambda: pow(2, -1, 4))
attempt(lambda: pow(2, 3, 0))
attempt(lambda: pow(2, 10**30, 10**9 + 7))
attempt(lambda: pow(2.0, 3, 5))
attempt(lambda: pow(5, 0, 1))
