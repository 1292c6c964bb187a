"""Numbers without a result are errors."""

import cmath


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, '-', error)


show(lambda: cmath.log(0))
show(lambda: cmath.log(1, 0))
show(lambda: cmath.log(5, 1))
show(lambda: cmath.atanh(1))
show(lambda: cmath.exp(1000))
show(lambda: cmath.cosh(1000 + 1j))
show(lambda: cmath.sqrt('a'))
show(lambda: cmath.sqrt(None))
show(lambda: cmath.rect(1j, 2))
show(lambda: cmath.exp(complex(cmath.inf, cmath.inf)))
show(lambda: cmath.isclose(1, 1, rel_tol=-1))
show(lambda: cmath.sin(10 ** 400))
