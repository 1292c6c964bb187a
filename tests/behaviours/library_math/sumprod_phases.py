"""sumprod goes from integers to floats and on to the operators, and never back."""

import math


class Whole(int):
    def __add__(self, other):
        return Whole(int(self) + int(other))

    __radd__ = __add__

    def __mul__(self, other):
        return Whole(int(self) * int(other))

    __rmul__ = __mul__


print(math.sumprod([True, 1.5, 1.5], [10, -5, 0.6044229326118986]))
print(math.sumprod([2 ** 31, 2 ** 31, -5, 0.1, 0.1], [0.1, -5, 0.4493792840992539, 1.5, 1.5]))
print(math.sumprod([10, -5, 2 ** 31], [2 ** 80, 1.5, 1.5]))
print(int(math.sumprod((-5, -5, -5), (Whole(7), 1.5, 1.5))))
print(math.sumprod([2 ** 62, 2 ** 62], [4, 4]), math.sumprod([], []), math.sumprod([1, 2], [0.5, 3]))
print(math.sumprod([1e308, 1e308], [10.0, -10.0]), math.sumprod([0.1] * 10, [3.0] * 10))
