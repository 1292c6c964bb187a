"""A parameter that a function inside uses is one variable, whichever way it is seen."""
import sys


def outer(value):
    def inner():
        return value
    proxy = sys._getframe().f_locals
    print(proxy['value'], list(proxy))
    proxy['value'] = 'new'
    print(value, inner())


outer('old')
