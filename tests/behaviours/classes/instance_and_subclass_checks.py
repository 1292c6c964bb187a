"""`__instancecheck__`, `__subclasscheck__`, tuples and unions of classes, and virtual subclasses."""
import abc
class M(type):
    def __instancecheck__(cls, o): print("ic", type(o).__name__); return o == 5
    def __subclasscheck__(cls, c): print("sc", c.__name__); return True
class A(metaclass=M): pass
print(isinstance(5, A), isinstance(6, A), isinstance(A(), A), issubclass(int, A), isinstance(1, (str, A, int)))
print(isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int | str), isinstance("s", (int, (float, (str,)))))
class V(abc.ABC):
    @classmethod
    def __subclasshook__(cls, c): return hasattr(c, "quack") or NotImplemented
class D: quack = 1
class E: pass
print(issubclass(D, V), isinstance(D(), V), issubclass(E, V)); V.register(E); print(issubclass(E, V), isinstance(E(), V), V in E.__mro__)
class Fake:
    __class__ = property(lambda s: int)
print(isinstance(Fake(), int), type(Fake()).__name__, issubclass(type(Fake()), int))
for f in [lambda: isinstance(1, "a"), lambda: isinstance(1, (int, "a")), lambda: isinstance("x", (int, "a")), lambda: issubclass("a", int), lambda: issubclass(int, (1,)), lambda: isinstance([], list[int] | int), lambda: isinstance(1, int, int), lambda: isinstance(1, [int]), lambda: isinstance(1, None), lambda: int | 5, lambda: int | None | str, lambda: int | "a", lambda: (int | str)()]:
    try: print(f())
    except TypeError as e: print(e)
import collections.abc as c
print([isinstance(x, c.Hashable) for x in (1, [], ())], isinstance([], c.Sequence), isinstance({}, c.Mapping), isinstance(iter([]), c.Iterator), isinstance(len, c.Callable), issubclass(dict, c.MutableMapping), isinstance((i for i in []), c.Generator))
