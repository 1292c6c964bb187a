"""Functions of the math module."""
import math

print(math.pi, math.e, math.sqrt(2), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.9), math.factorial(20))
print(math.gcd(12, 18), math.lcm(4, 6), math.isqrt(10**20), math.comb(10, 3), math.perm(5, 2), math.prod([1, 2, 3, 4]))
print(math.sin(0), math.cos(0), math.atan2(1, 1), math.log(math.e), math.log2(8), math.log10(1000), math.exp(0), math.hypot(3, 4))
print(math.isnan(math.nan), math.isinf(math.inf), math.isclose(0.1 + 0.2, 0.3), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(2.5))
for call in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000)):
    try:
        print(call())
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
