"""The signature of a class is that of its metaclass's call, or of the first `__new__` or `__init__` of its ancestors."""

import functools
import inspect


class Meta(type):
    def __call__(cls, first, *, second=2):
        return super().__call__()


class Bare(type):
    pass


class Made(metaclass=Meta):
    def __init__(self, hidden):
        pass


class New:
    def __new__(cls, a, b=1):
        return super().__new__(cls)


class Init(New):
    def __init__(self, *, c):
        pass


class Given:
    __signature__ = inspect.Signature([inspect.Parameter("x", inspect.Parameter.POSITIONAL_ONLY)])


class Below(Given):
    def __init__(self, other):
        pass


class Parts:
    def plain(self, a, b, *rest, c=3):
        pass

    half = functools.partialmethod(plain, 1, c=4)

    def __call__(self, x, y=0):
        pass


for each in (Made, New, Init, Given, Below, Bare, Parts, Parts(), Parts.half, Parts().half, Parts.plain, type, Exception,
             functools.partial(Parts().plain, 7), functools.partial(New, b=3)):
    try:
        print(inspect.signature(each))
    except ValueError as error:
        print(error)
    try:
        print(inspect.getfullargspec(each))
    except TypeError as error:
        print(error)
