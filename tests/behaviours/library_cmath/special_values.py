"""Parts that are zero, infinite or NaN give what C99 says."""

import cmath

PARTS = (float('-inf'), -2.0, -0.0, 0.0, 2.0, float('inf'), float('nan'))
for function in (cmath.acos, cmath.acosh, cmath.asin, cmath.asinh, cmath.atan, cmath.atanh, cmath.cos, cmath.cosh, cmath.exp, cmath.log,
                 cmath.sin, cmath.sinh, cmath.sqrt, cmath.tan, cmath.tanh):
    print(function.__name__)
    for real in PARTS:
        for imaginary in PARTS:
            if abs(real) == abs(imaginary) == 2:
                continue
            try:
                result = function(complex(real, imaginary))
                print(f'{result.real:.10g},{result.imag:.10g}', end=' ')
            except ValueError:
                print('error', end=' ')
        print()
