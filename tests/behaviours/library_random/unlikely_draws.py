"""Draws of exactly zero do not stop binomialvariate, and sizes out of range are refused."""

import random


class Fixed(random.Random):
    def __init__(self, draws):
        self.draws = list(draws)

    def random(self):
        return self.draws.pop(0) if self.draws else 0.5


print(Fixed([0.0, 0.25]).binomialvariate(10, 0.5))
print(Fixed([0.0, 0.5, 0.5]).binomialvariate(100, 0.25), Fixed([0.0, 0.5, 0.5]).binomialvariate(100, 0.75))
for size in (1 << 1000, -1):
    for draw in (random.getrandbits, random.randbytes):
        try:
            draw(size)
        except (OverflowError, ValueError) as error:
            print(type(error).__name__, error)
try:
    random.Random().setstate((2, tuple([float('nan')] * 625), None))
except TypeError:
    print('TypeError')
