"""What `object.__new__` and `object.__init__` accept depends on what the class overrides."""
class Plain: pass
class OnlyInit:
    def __init__(self, a): self.a = a
class OnlyNew:
    def __new__(cls, a): return super().__new__(cls)
class Both:
    def __new__(cls, *a): return super().__new__(cls)
    def __init__(self, *a): pass
class BadNew:
    def __new__(cls, a): return super().__new__(cls, a)
class BadInit:
    def __init__(self, a): super().__init__(a)
class BadBoth:
    def __new__(cls, a): return super().__new__(cls)
    def __init__(self, a): super().__init__(a)
class InitReturns:
    def __init__(self): return 5
class Other:
    def __new__(cls): return 7
    def __init__(self): print("never")
class Sub(Plain):
    def __new__(cls): return Plain()
    def __init__(self): print("never")
class Parent:
    def __new__(cls, x): return super().__new__(Child)
    def __init__(self, x): print("init", type(self).__name__, x)
class Child(Parent): pass
for f in [lambda: Plain(1), lambda: Plain(a=1), lambda: OnlyInit(), lambda: OnlyInit(1).a, lambda: OnlyNew(1).__class__.__name__, lambda: OnlyNew(), lambda: Both(1, 2).__class__.__name__, lambda: BadNew(1), lambda: BadInit(1), lambda: BadBoth(1), lambda: InitReturns(), lambda: Other(), lambda: type(Sub()).__name__, lambda: type(Parent(3)).__name__, lambda: object(1), lambda: object.__new__(), lambda: object.__new__(5), lambda: object.__new__(int), lambda: int.__new__(str), lambda: int.__new__(), lambda: list.__new__(dict), lambda: object.__init__(), lambda: object().__init__(1), lambda: Plain().__init__(1), lambda: object.__new__(Plain, 1), lambda: object.__new__(OnlyInit, 1).__class__.__name__, lambda: type.__call__(Plain).__class__.__name__, lambda: tuple.__new__(list), lambda: str.__new__(Plain), lambda: type.__new__(type), lambda: type.__new__(int, 'a', (), {}), lambda: type.__call__(), lambda: int.__new__(bool, 1), lambda: bool.__new__(int)]:
    try: print(f())
    except TypeError as e: print(e)
import abc
class Abs(abc.ABC):
    @abc.abstractmethod
    def one(self): ...
    @abc.abstractmethod
    def two(self): ...
class Abs1(Abs):
    def one(self): ...
for cls in (Abs, Abs1):
    try: cls()
    except TypeError as e: print(e)
