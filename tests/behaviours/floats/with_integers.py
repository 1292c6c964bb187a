"""Arithmetic at one place that meets floats, integers, and both in turn."""

import math


def show(value):
    print(type(value).__name__, repr(value))


def polynomial(x):
    return 2 * x * x - 3 * x + 1


def nested(a, b, c):
    return (a + b) * (b - c) / 2 + (a * 3 - b) * c


def remainders(a, b):
    return (a * 1) % b, (a * 1) // b, divmod(a, b)


def powers(a, b):
    return (a + 0) ** b


numbers = [0, 1, -1, 7, 2.5, -0.0, 1e300, True, 2**70, 2**53 + 1, float("inf"), float("nan"), 3 + 0j, -2.75]
for x in numbers:
    show(polynomial(x))
for x in reversed(numbers):
    show(polynomial(x))
for a, b, c in [(1, 2, 3), (1.5, 2, 3), (1, 2.5, 3), (1, 2, 3.5), (1, 2, 3), (2**62, 1.0, 1), (1.0, 2**62, -(2**61)), (True, 0.5, 2)]:
    show(nested(a, b, c))
for a in [7, -7, 7.5, -7.5, 0.0, -0.0, 1e308, 5e-324, math.inf, -math.inf, math.nan]:
    for b in [2, -2, 2.5, -2.5, math.inf, -math.inf, 0.1]:
        print(a, b, *(repr(value) for value in remainders(a, b)))
for a in [7, 0.5]:
    for b in [0, 0.0, -0.0]:
        try:
            print(remainders(a, b))
        except ZeroDivisionError as error:
            print(error)
for a in [0, 1, 2, -2, 10, 0.5, -0.5, 2.0, -2.0, 0.0, -0.0, math.inf, -math.inf, math.nan, 1e200, True, 2**40]:
    for b in [0, 1, 2, 3, -1, -2, 0.5, -0.5, 2.0, 61, 62, 63, 64, math.inf, math.nan, False]:
        try:
            show(powers(a, b))
        except (ZeroDivisionError, OverflowError) as error:
            print(type(error).__name__, error)


class Number:
    def __radd__(self, other):
        return "radd", other

    def __rmul__(self, other):
        return "rmul", other

    def __rpow__(self, other):
        return "rpow", other


def with_object(a, b, c):
    return (a * b + c), (a + b) * c


for a, b, c in [(1.5, 2.5, Number()), (1, 2.5, Number()), (1.5, 2, 3.0), (1, 2, Number()), (1.5, 2.0, 3)]:
    print(with_object(a, b, c))
print(1.5 ** Number(), 2 ** Number())


def missing():
    return (x + 1.0) * 2


try:
    missing()
except NameError as error:
    print(error)


def unbound(flag):
    if flag:
        y = 1.0
    return 2.0 * y + 1


for flag in [True, True, False]:
    try:
        print(unbound(flag))
    except UnboundLocalError as error:
        print(error)

z = 1 + 2j
for _ in range(3):
    z = z * z - (0.5 - 1j) + z
    print(z, abs(z))
try:
    abs(complex(1e308, 1e308) * 10 if False else complex(1.7e308, 1.7e308))
except OverflowError as error:
    print(error)


class Complex(complex):
    def __add__(self, other):
        return "own add"

    def __abs__(self):
        return "own abs"


print(Complex(1) + 1j, 1j + Complex(1), abs(Complex(3)), Complex(2) * 1j)
