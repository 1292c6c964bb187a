"""A key that equals a name and has its hash means the variable."""
import sys


class Text(str):
    pass


class Impostor:
    def __hash__(self):
        return hash('x')

    def __eq__(self, other):
        return other == 'x'


def function():
    x = 1
    proxy = sys._getframe().f_locals
    for key in (Text('x'), Impostor()):
        proxy[key] = type(key).__name__
        print(x, proxy[key])
    try:
        proxy[[]]
    except TypeError as error:
        print(error)


function()
