"""Code has one object, whichever way it is asked for."""
import sys


def function():
    return sys._getframe().f_code


code = function.__code__
print(code is function.__code__, code is function(), code in {function.__code__: 1})


def make():
    def inner():
        pass
    return inner


print(make().__code__ is make().__code__, make().__code__ in make.__code__.co_consts)
