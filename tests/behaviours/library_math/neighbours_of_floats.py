"""Neighbours of a float, and the distance to them."""

import math


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: (math.nextafter(1.0, 2.0), math.nextafter(1.0, 0.0), math.nextafter(0.0, -1.0), math.nextafter(1.0, 1.0)))
show(lambda: (math.nextafter(1.0, 2.0, steps=3), math.nextafter(0.0, 1.0, steps=0), math.nextafter(1.0, math.inf, steps=10 ** 30)))
show(lambda: math.nextafter(1.0, 2.0, steps=-1))
show(lambda: math.nextafter(1.0, 2.0, steps=1.5))
show(lambda: (math.ulp(1.0), math.ulp(0.0), math.ulp(math.inf), math.ulp(-2.5), math.ulp(math.nan)))
