"""The sign of zero chooses the side of a branch cut."""

import cmath

for real, imaginary in ((-2.0, 0.0), (-2.0, -0.0), (2.0, 0.0), (2.0, -0.0), (0.0, 2.0), (-0.0, 2.0), (0.0, -2.0), (-0.0, -2.0)):
    z = complex(real, imaginary)
    print(real, imaginary)
    for function in (cmath.sqrt, cmath.log, cmath.acos, cmath.asin, cmath.atan, cmath.acosh, cmath.asinh, cmath.atanh):
        result = function(z)
        print('   ', function.__name__, f'{result.real:.9f} {result.imag:.9f}')
