"""Conversion methods: __int__, __float__, __index__, __complex__, __bytes__, __round__."""


class Number:
    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __index__(self):
        return 3

    def __complex__(self):
        return 1j

    def __bytes__(self):
        return b"seven"

    def __round__(self, digits=None):
        return "rounded", digits

    def __trunc__(self):
        return 1

    def __ceil__(self):
        return "ceil"


import math

number = Number()
print(int(number), float(number), complex(number), bytes(number), round(number), round(number, 2), [0, 1, 2, "three"][number], math.ceil(number), bin(number), math.sqrt(number))


class Wrong:
    def __int__(self):
        return "x"

    def __index__(self):
        return 1.5

    def __repr__(self):
        return 5


for call in (int, lambda wrong: [1][wrong], repr, float, lambda wrong: range(wrong)):
    try:
        call(Wrong())
    except TypeError as error:
        print(error)
