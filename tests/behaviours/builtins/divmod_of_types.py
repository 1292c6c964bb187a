"""divmod() works for all real numbers and for what defines it."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Odd:
    def __divmod__(self, other):
        return "left"
    def __rdivmod__(self, other):
        return "right"


attempt(lambda: (divmod(7, 2), divmod(-7, 2), divmod(7.5, 2)))
attempt(lambda: (divmod(Odd(), 1), divmod(1, Odd())))
attempt(lambda: divmod(1j, 2))
attempt(lambda: divmod("a", 1))
attempt(lambda: divmod(1))
