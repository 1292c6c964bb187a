"""Classes and instances decorate functions and classes, with state and arguments."""
import functools
class Count:
    def __init__(self, f): functools.update_wrapper(self, f); self.f, self.calls = f, 0
    def __call__(self, *a): self.calls += 1; return self.f(*a)
    def __get__(self, o, t=None): return self if o is None else functools.partial(self, o)
@Count
def greet(n): "Greets."; return "hi " + n
print(greet("a"), greet("b"), greet.calls, greet.__name__, greet.__doc__, greet.__wrapped__("c"))
class A:
    @Count
    def m(self, x): return x
a = A(); print(a.m(1), a.m(2), A.m.calls)
class Repeat:
    def __init__(self, n): self.n = n
    def __call__(self, f):
        @functools.wraps(f)
        def inner(*a): return [f(*a) for _ in range(self.n)]
        return inner
@Repeat(3)
def three(x): return x
print(three("z"), three.__name__)
def add_method(cls): cls.extra = lambda self: "extra"; return cls
@add_method
class B: pass
print(B().extra())
