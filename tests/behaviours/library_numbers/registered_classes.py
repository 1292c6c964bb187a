"""A class can be registered as a number without having the methods."""

import numbers


class Weight:
    pass


print(isinstance(Weight(), numbers.Number))
numbers.Integral.register(Weight)
print(isinstance(Weight(), numbers.Integral), isinstance(Weight(), numbers.Complex), issubclass(Weight, numbers.Number))
