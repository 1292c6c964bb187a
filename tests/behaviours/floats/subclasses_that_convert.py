"""float() of an instance of a subclass of float or str asks its __float__, and warns of results that are no plain float."""

import warnings

warnings.simplefilter('always')
warnings.showwarning = lambda message, category, *rest, **more: print(category.__name__, message)


class Doubled(float):
    def __float__(self):
        return float.__float__(self) * 2


class Text(str):
    def __float__(self):
        return float(str(self)) + 1


class Odd:
    def __float__(self):
        return Doubled(4.5)


class Wrong:
    def __float__(self):
        return 'x'


print(float(Doubled(1.5)), float(Text('8')), float(Odd()), type(float(Odd())))
try:
    float(Wrong())
except TypeError as error:
    print(error)
