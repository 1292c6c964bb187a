"""floor and ceil ask an instance of a subclass of float for its own methods; nextafter keeps the sign on its way to zero."""

import math


class Rounds(float):
    def __floor__(self):
        return 'floor'

    def __ceil__(self):
        return 'ceil'


class Plain(float):
    pass


print(math.floor(Rounds(1.5)), math.ceil(Rounds(1.5)), math.floor(Plain(1.5)), math.ceil(Plain(1.5)))
print(math.nextafter(-5e-324, 0.0), math.nextafter(5e-324, -0.0), math.nextafter(0.0, -0.0))
print(math.nextafter(-5e-324, 0.0, steps=1), math.nextafter(-5e-324, 1.0, steps=2))
