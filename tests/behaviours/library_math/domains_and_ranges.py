"""Arguments outside of a domain, and results outside of the floats, are errors."""

import math


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: math.sqrt(-1))
show(lambda: math.log(0))
show(lambda: math.log(-1))
show(lambda: math.log10(-10 ** 400))
show(lambda: math.acos(2))
show(lambda: math.atanh(1))
show(lambda: math.gamma(0))
show(lambda: math.gamma(172))
show(lambda: math.exp(1000))
show(lambda: math.cosh(-1000))
show(lambda: math.pow(-1, 0.5))
show(lambda: math.pow(0, -1))
show(lambda: math.fmod(1, 0))
show(lambda: math.remainder(1, 0))
show(lambda: math.ldexp(1.0, 10 ** 20))
show(lambda: math.sin(math.inf))
show(lambda: (math.log(8, 2), math.log(10 ** 400), math.log2(2 ** 5000), math.log10(10 ** 400)))
show(lambda: math.floor(math.nan))
show(lambda: math.ceil(math.inf))
