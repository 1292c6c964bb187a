"""The signature of a class whose `__new__` is any of the things that can be called."""
import functools
import inspect


class Plain:
    def __new__(cls, a, b=1):
        return a


class OfClass:
    @classmethod
    def __new__(cls, also, a):
        return a


class Given:
    __new__ = functools.partial(lambda x, cls, a: a, 2)


class Joined:
    __call__ = ':'.join


def texted(*args, **kwargs):
    pass


texted.__text_signature__ = '($self, a, b=1, *args, c, d=2, **kwargs)'

for each in (Plain, OfClass, Given, Joined(), texted):
    print(inspect.signature(each))


class Partial:
    def method(self, a, b, /, c=1, *, d):
        pass
    bound = functools.partialmethod(method, functools.Placeholder, 2, d=3)


print(inspect.signature(Partial.bound), inspect.signature(Partial().bound))

parameter = inspect.Parameter
args = parameter('args', parameter.VAR_POSITIONAL)
only = parameter('only', parameter.KEYWORD_ONLY)
try:
    inspect.Signature([args, only, args.replace(name='more')])
except ValueError as error:
    print(error)


class Methods:
    @functools.singledispatchmethod
    def method(self, value):
        pass


print(inspect.isroutine(Methods.method), inspect.isroutine(Methods().method))
Made = type('Made', (), {})
for function in (inspect.getsource, inspect.getsourcelines):
    try:
        function(Made)
    except OSError as error:
        print(error)
