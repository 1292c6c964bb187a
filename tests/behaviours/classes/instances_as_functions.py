"""Instances are called by their class's `__call__`, methods are looked up on the type, and attributes do not count."""
class C:
    def __call__(self, *a, **k): return "called", a, k
    def __len__(self): return 5
c = C(); print(c(1, x=2), callable(c), callable(C), callable(5))
c.__call__ = lambda: "instance"; c.__len__ = lambda: 99
print(c()[0], len(c), c.__call__())
class D:
    def __init__(self): self.__call__ = lambda: 1
try: D()()
except TypeError as e: print(e)
print(callable(D()))
class M(type):
    def __call__(cls, *a): return "meta", a
class E(metaclass=M): pass
print(E(1))
class Chain:
    def __getattr__(self, n): return Chain()
    def __call__(self, *a): return self
    def __repr__(self): return "chain"
print(Chain().a.b(1).c()())
class CC:
    __call__ = C()
print(CC()(7))
import functools
class Method:
    def __init__(self, f): self.f = f
    def __get__(self, o, t): return functools.partial(self.f, o)
class F:
    @Method
    def m(self, x): return self.n + x
f = F(); f.n = 1; print(f.m(5))
class Priv:
    len = property(lambda s: 3)
    def __getattribute__(self, n): print("ga", n); return super().__getattribute__(n)
    def __len__(self): return 7
p = Priv(); print(len(p), p.len)
print(type(c).__call__(c)[0], C.__call__(c, 2)[1])
