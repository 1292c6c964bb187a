"""The functions take what has `__complex__` or `__float__`."""

import cmath


class Both:
    def __complex__(self):
        return 3 + 4j
    def __float__(self):
        return 9.0


class Real:
    def __float__(self):
        return 4.0


class Whole:
    def __index__(self):
        return 16


print(cmath.polar(Both())[0], cmath.sqrt(Real()), cmath.sqrt(Whole()), cmath.sqrt(True))
for value in (object(), '1', []):
    try:
        cmath.sqrt(value)
    except TypeError as error:
        print(error)
