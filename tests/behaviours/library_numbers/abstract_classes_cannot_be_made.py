"""An abstract number cannot be made without its methods."""

import numbers


class Half(numbers.Real):
    def __float__(self):
        return 0.5


try:
    Half()
except TypeError as error:
    print(error)
try:
    hash(numbers.Number())
except TypeError as error:
    print(error)
print(numbers.Number.__hash__)
