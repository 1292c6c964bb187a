"""A rational class of a program is divided exactly to make a float."""

import numbers


class Third(numbers.Rational):
    numerator = property(lambda self: 10 ** 400)
    denominator = property(lambda self: 3 * 10 ** 400)
    def _no(self, *args):
        return NotImplemented
    __add__ = __radd__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __pow__ = __rpow__ = __floordiv__ = __rfloordiv__ = _no
    __mod__ = __rmod__ = __eq__ = __lt__ = __le__ = __neg__ = __abs__ = __trunc__ = __floor__ = __ceil__ = __round__ = _no
    def __pos__(self):
        return self


third = Third()
print(float(third), complex(third), third.imag, third.real is third, third.conjugate() is third)
print(isinstance(third, numbers.Real), isinstance(third, numbers.Integral))
