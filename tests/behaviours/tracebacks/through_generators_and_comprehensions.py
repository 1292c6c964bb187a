"""Tracebacks name generators, comprehensions, lambdas, methods and class bodies."""
import traceback
def gen():
    yield 1
    raise ValueError("in gen")
class A:
    def m(self): return [x for x in gen()]
    @property
    def p(self): return self.m()
def show(f):
    try: f()
    except Exception as e:
        for s in traceback.extract_tb(e.__traceback__)[1:]: print(s.name, s.lineno, s.line)
        print(type(e).__name__)
show(lambda: A().p)
show(lambda: list(1 / x for x in [0]))
def body():
    class B:
        x = undefined_here
show(body)
show(lambda: sorted([1, 2], key=lambda v: v.nope))
def nested():
    def inner(n):
        if n: return inner(n - 1)
        raise KeyError(n)
    inner(2)
show(nested)
def deleg(): yield from gen()
show(lambda: list(deleg()))
