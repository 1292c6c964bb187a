"""Long sums and products stay exact and in lowest terms."""

from fractions import Fraction
from math import gcd

total = sum(Fraction(1, n * (n + 1)) for n in range(1, 60))
print(total, float(total))
product = Fraction(1)
for n in range(2, 40):
    product *= 1 - Fraction(1, n * n)
print(product)
value = Fraction(2)
for _ in range(5):
    value = (value + 2 / value) / 2
print(value, gcd(value.numerator, value.denominator), value.limit_denominator(1000))
