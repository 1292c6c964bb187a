"""Gamma and error functions at values where they are known."""

import math

print([math.gamma(n) for n in (1, 2, 5, 0.5, 10.5, -0.5, -1.5)])
print([round(math.lgamma(n), 10) for n in (1, 3, 0.5, 100, -0.5, 1e10)])
print([round(math.erf(x), 12) for x in (0, 0.5, 1, -1, 3)], [round(math.erfc(x), 12) for x in (0, 0.5, 1, -1, 3)])
print(math.erf(math.inf), math.erfc(math.inf), math.erfc(-math.inf), math.gamma(math.inf), math.lgamma(-math.inf))
print(math.cbrt(-8), math.exp2(10), math.log1p(0), math.expm1(0), math.degrees(math.pi), math.copysign(3, -0.0))
