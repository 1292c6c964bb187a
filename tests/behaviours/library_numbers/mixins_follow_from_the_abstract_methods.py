"""A rational class gets its float, parts and subtraction from what it defines."""

import numbers


class Pair(numbers.Complex):
    def __init__(self, a, b):
        self.a, self.b = a, b
    def __complex__(self):
        return complex(self.a, self.b)
    real = property(lambda self: self.a)
    imag = property(lambda self: self.b)
    def __add__(self, other):
        return Pair(self.a + other.a, self.b + other.b)
    def __neg__(self):
        return Pair(-self.a, -self.b)
    def __eq__(self, other):
        return complex(self) == complex(other)
    __radd__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __pow__ = __rpow__ = __add__
    __pos__ = __abs__ = conjugate = __neg__


difference = Pair(5, 3) - Pair(2, 1)
print(difference.a, difference.b)
print(bool(Pair(0, 0)), bool(Pair(0, 1)))
