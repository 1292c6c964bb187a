"""Roots, divisors, permutations and combinations of integers."""

import math


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (math.isqrt(10 ** 50), math.isqrt(99), math.gcd(), math.gcd(12, -18, 27), math.lcm(), math.lcm(4, 6, 10), math.lcm(0, 5)))
show(lambda: (math.perm(5), math.perm(5, 2), math.perm(5, 6), math.comb(5, 2), math.comb(5, 6), math.comb(100, 50), math.factorial(25)))
show(lambda: math.isqrt(-1))
show(lambda: math.isqrt(1.5))
show(lambda: math.perm(-1))
show(lambda: math.comb(5, -1))
show(lambda: math.factorial(-1))
show(lambda: math.gcd(1.5, 2))
