"""The built-in numbers belong to the abstract ones."""

import numbers

for value in (True, 1, 1.5, 1j, 'a', None):
    kinds = [kind.__name__ for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)
             if isinstance(value, kind)]
    print(repr(value), kinds)
print(issubclass(int, numbers.Rational), issubclass(float, numbers.Rational), numbers.__all__)
