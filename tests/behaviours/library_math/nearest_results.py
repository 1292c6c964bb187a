"""Error functions and inverse hyperbolic ones give the float that is nearest to the result."""

import math

for function in (math.erf, math.erfc, math.asinh, math.atanh):
    print(function.__name__, *[function(number).hex() for number in (0.1, 0.3, -0.47, 0.75, 0.9, -0.99)])
for function in (math.erf, math.erfc, math.asinh):
    print(function.__name__, *[function(number).hex() for number in (1.1, -1.3, 2.2, 3.7, 5.5)])
print('acosh', *[math.acosh(number).hex() for number in (1.0, 1.1, 2.5, 7.0, 1e10)])
print(math.cbrt(-8.0), math.cbrt(1e-300) ** 3 > 0, math.cbrt(0.0), math.cbrt(-0.0))
