"""fma rounds once, and sumprod nearly so."""

import math


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (math.fma(2.0, 3.0, 4.0), math.fma(0.1, 10, -1), math.fma(1e308, 10, -math.inf)))
show(lambda: math.fma(math.inf, 0, 1))
show(lambda: math.fma(1e308, 10, 1))
show(lambda: (math.sumprod([1, 2, 3], [4, 5, 6]), math.sumprod([0.1] * 10, [1] * 10), math.sumprod([], []), math.sumprod([10 ** 30, 1], [1, 10 ** 30])))
show(lambda: (math.sumprod([1.5, 2], [True, 3]), math.sumprod([1e200, 1.0], [1e200, 1.0])))
show(lambda: math.sumprod([1], [1, 2]))
show(lambda: (math.fsum([0.1] * 10), math.fsum([1e308, 1e308, -1e308]), math.prod([1, 2, 3]), math.prod([0.5], start=4)))
show(lambda: math.fsum([math.inf, -math.inf]))
