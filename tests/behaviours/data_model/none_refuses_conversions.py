"""`None` in place of a conversion is called, and fails."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


import math
import os


class Refusing:
    __int__ = None
    __float__ = None
    __complex__ = None
    __index__ = None
    __repr__ = None
    __str__ = None
    __format__ = None
    __bytes__ = None
    __abs__ = None
    __round__ = None
    __trunc__ = None
    __fspath__ = None
    __dir__ = None


value = Refusing()
for convert in (int, float, complex, repr, str, format, bytes, abs, round, math.trunc, os.fspath, dir):
    print(convert.__name__, end=': ')
    attempt(lambda: convert(value))
attempt(lambda: [1, 2][value])
attempt(lambda: f'{value}')
