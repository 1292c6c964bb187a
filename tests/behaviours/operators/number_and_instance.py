"""Operators between numbers and instances: the reverse method alone counts, and says when it does not know."""

import sys


class Length:
    def __init__(self, metres):
        self.metres = metres

    def __repr__(self):
        return f"Length({self.metres})"

    def __mul__(self, factor):
        return Length(self.metres * factor)

    def __rmul__(self, factor):
        return Length(factor * self.metres)

    def __rsub__(self, other):
        # The parameters get other values before the method says that it does not know.
        self, other = other, self
        return NotImplemented

    def __rtruediv__(self, other):
        raise ZeroDivisionError(f"{other} by {self}")

    def __rpow__(self, base, modulus=None):
        return ("power", base, self.metres, modulus)

    def __rmatmul__(self, other):
        return ("matrix", other)

    def __rlshift__(self, other):
        return NotImplemented

    def __ror__(self, other):
        return ("or", other)


class Silent:
    pass


class Index:
    def __index__(self):
        return 3

    def __float__(self):
        return 3.0


class Odd:
    def __rmod__(self, other, *rest):
        return ("mod", other, rest)

    __radd__ = staticmethod(lambda other: ("static", other))


def attempt(operation):
    try:
        return operation()
    except (TypeError, ZeroDivisionError) as error:
        return f"{type(error).__name__}: {error}"


def local_operators(number, length):
    """Operators on locals, on expressions and in conditions."""
    product = number * length
    return product, (number * length) * number, 2.0 * Length(number) * number, [] if number @ length else None


def main():
    length = Length(5)
    for number in (2, -7, 1.5, 0.0, 10**30, True, 1e300):
        print(number, number * length, length * number)
        print(attempt(lambda: number - length))
        print(attempt(lambda: number / length))
        print(attempt(lambda: number**length))
        print(attempt(lambda: number @ length))
        print(attempt(lambda: number << length))
        print(attempt(lambda: number | length))
        print(attempt(lambda: number + Silent()))
        print(attempt(lambda: number * Index()), attempt(lambda: number % Odd()), attempt(lambda: number + Odd()))
    print(attempt(lambda: None | length), attempt(lambda: int | Silent()))
    print(local_operators(3, length), local_operators(0.5, length))

    # The method is found anew when the class changes.
    Length.__rmul__ = lambda self, other: ("changed", other)
    print(2 * length, 2.5 * length)
    del Length.__rmul__
    print(attempt(lambda: 2 * length), attempt(lambda: 2.5 * length))

    # A frame object may give the operands other values while the method runs.
    class Meddler:
        def __radd__(self, other):
            sys._getframe(1).f_locals["number"] = 100
            return (other, "radd")

        def __bool__(self):
            return False

    def meddled(number):
        result = number + Meddler()
        return result, number, bool(number and Meddler())

    print(meddled(4))


main()
