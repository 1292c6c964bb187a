"""Precision can be as high as one likes."""

from decimal import Decimal, getcontext, localcontext


def pi():
    """Machin's formula."""
    getcontext().prec += 5
    def artan(n):
        term = total = 1 / Decimal(n)
        k, sign = 1, -1
        while True:
            term /= n * n
            k += 2
            following = total + sign * term / k
            if following == total:
                return total
            total, sign = following, -sign
    result = 16 * artan(5) - 4 * artan(239)
    getcontext().prec -= 5
    return +result


for prec in (10, 50, 200):
    with localcontext(prec=prec):
        print(pi())
