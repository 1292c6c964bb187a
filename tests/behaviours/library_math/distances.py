"""hypot and dist are exact to the last digit."""

import math


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (math.hypot(), math.hypot(3, 4), math.hypot(1, 1, 1), math.hypot(1e200, 1e200), math.hypot(5e-324, 5e-324), math.hypot(math.inf, math.nan)))
show(lambda: (math.dist([1, 2], [4, 6]), math.dist((), ()), math.dist([0.1, 0.2, 0.3], [1, 2, 3])))
show(lambda: math.dist([1], [1, 2]))
show(lambda: math.hypot('a'))
