"""Signatures, kinds, members and sources."""
import functools
import inspect


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def f(a, /, b: int, c=3, *args, d, e: str = 'e', **kw) -> bool:
    """Documentation.

        Indented.
    """
    return True


class Base:
    """The base."""

    def method(self, x):
        """Base method."""

    @property
    def prop(self):
        return 1


class Derived(Base):
    def __init__(self, name, size=3):
        self.name = name

    def method(self, x):
        pass

    @classmethod
    def build(cls, a):
        pass

    @staticmethod
    def helper(b):
        pass


s = inspect.signature(f)
print(s, list(s.parameters), s.return_annotation)
print([(p.name, str(p.kind), p.default is p.empty, p.annotation is p.empty) for p in s.parameters.values()])
print(inspect.signature(Derived), inspect.signature(Derived('x').method), inspect.signature(Derived.build), inspect.signature(Derived.helper),
      inspect.signature(Derived.method), inspect.signature(lambda: 0))
bound = s.bind(1, 2, 3, 4, d=5, z=6)
print(bound.arguments, bound.args, bound.kwargs)
bound = s.bind(1, 2, d=0)
bound.apply_defaults()
print(bound.arguments)
attempt(s.bind, 1)
attempt(s.bind, 1, 2)
attempt(inspect.signature(lambda a: 0).bind, 1, 2)
attempt(inspect.signature(lambda a: 0).bind, 1, b=2)
attempt(inspect.signature(lambda a: 0).bind, 1, a=2)
attempt(inspect.signature, 3)
print(inspect.signature(functools.partial(f, 1, b=5)), inspect.signature(functools.partial(lambda a, b: 0, 1)))


@functools.wraps(f)
def wrapper(*args):
    pass


print(inspect.signature(wrapper), inspect.unwrap(wrapper) is f, inspect.signature(wrapper, follow_wrapped=False))
print(s.replace(return_annotation=int), s == inspect.signature(f), s.parameters['b'], repr(s.parameters['c']))
attempt(inspect.Signature, [inspect.Parameter('a', 3), inspect.Parameter('b', 1)])
attempt(inspect.Parameter, '1', 1)
print(inspect.getfullargspec(f))
print(sorted(inspect.getcallargs(f, 1, 2, d=3).items()))


def generator():
    yield 1


async def coroutine():
    pass


async def async_generator():
    yield 1


c = coroutine()
g = generator()
print(inspect.isfunction(f), inspect.ismethod(Derived('x').method), inspect.isclass(Base), inspect.isbuiltin(len), inspect.ismodule(inspect),
      inspect.isgeneratorfunction(generator), inspect.isgenerator(g), inspect.iscoroutinefunction(coroutine), inspect.iscoroutine(c),
      inspect.isasyncgenfunction(async_generator), inspect.isawaitable(c), inspect.isawaitable(3), inspect.isroutine(str.join),
      inspect.isabstract(Base), inspect.isdatadescriptor(Base.__dict__['prop']), inspect.iscode(f.__code__))
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), inspect.getcoroutinestate(c))
g.close()
c.close()
print(inspect.getgeneratorstate(g), inspect.getcoroutinestate(c))
print(repr(inspect.getdoc(f)), inspect.getdoc(Derived), inspect.getdoc(Derived.method), repr(inspect.cleandoc('a\n    b\n      c\n\n')))
print([name for name, _ in inspect.getmembers(Derived, inspect.isfunction)], inspect.getmro(Derived))
print(type(inspect.getattr_static(Derived('x'), 'prop')), inspect.getattr_static(Derived('x'), 'nope', 'default'))
print(inspect.getsource(generator), inspect.getsourcelines(Base)[1], inspect.getsource(Base.method), sep='')
print(inspect.getmodule(f).__name__, inspect.getfile(f).endswith('objects.py'), inspect.getmodulename('/a/b.py'))


def outer():
    return inspect.stack()[0].function, inspect.currentframe().f_code.co_name, inspect.stack()[1].function, inspect.stack()[0].code_context


print(outer())
marked = inspect.markcoroutinefunction(lambda: 0)
print(inspect.iscoroutinefunction(marked))
