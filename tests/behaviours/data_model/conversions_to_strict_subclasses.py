"""A conversion method that gives an instance of a strict subclass is warned about, and the value is made exact."""

import warnings


class Int(int):
    pass


class Float(float):
    pass


class Complex(complex):
    pass


class Sample:
    def __index__(self):
        return Int(5)

    def __float__(self):
        return Float(2)

    def __complex__(self):
        return Complex(3)


class Truth:
    def __index__(self):
        return True


for convert in (int, float, complex, hex, range, lambda value: list(range(7))[value]):
    for value in (Sample(), Truth()) if convert is hex else (Sample(),):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            result = convert(value)
        print(repr(result), type(result).__name__, *[f'{each.category.__name__}: {each.message}' for each in caught])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        hex(Sample())
    except DeprecationWarning as error:
        print('raised:', str(error)[:30])
