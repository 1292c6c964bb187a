"""The functions of complex numbers."""

import cmath


def near(z):
    return complex(round(z.real, 12), round(z.imag, 12))


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: [cmath.sqrt(z) for z in (-4, 2j, 4, -1 + 0j, complex(-1, -0.0))])
show(lambda: [near(f(1 + 2j)) for f in (cmath.exp, cmath.log, cmath.log10, cmath.sin, cmath.cos, cmath.tan)])
show(lambda: [near(f(0.5 - 0.25j)) for f in (cmath.sinh, cmath.cosh, cmath.tanh, cmath.asin, cmath.acos, cmath.atan)])
show(lambda: [near(f(2 + 1j)) for f in (cmath.asinh, cmath.acosh, cmath.atanh)])
show(lambda: (near(cmath.log(100, 10)), near(cmath.log(1j, 2)), cmath.phase(-1), cmath.phase(complex(-1, -0.0)), cmath.polar(3 + 4j)[0]))
show(lambda: (near(cmath.rect(2, cmath.pi / 2)), cmath.rect(2, 0), cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj))
show(lambda: (cmath.isfinite(1 + 1j), cmath.isinf(complex(1, cmath.inf)), cmath.isnan(complex(cmath.nan, 1))))
show(lambda: (cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 2, rel_tol=0.6), cmath.isclose(cmath.infj, cmath.infj), cmath.isclose(1j, 0, abs_tol=2)))
