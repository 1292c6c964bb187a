"""`inspect.signature` of functions, methods, classes, partials and wrapped callables."""
import inspect, functools
def f(a, b=1, /, c: int = 2, *args: str, d, e="x", **kw) -> float: pass
s = inspect.signature(f); print(s)
for p in s.parameters.values(): print(p, p.kind.name, p.default is p.empty, p.annotation is p.empty)
class A:
    def __init__(self, x, *, y=None): pass
    def m(self, z): pass
    @classmethod
    def c(cls, q): pass
    @staticmethod
    def s(r): pass
    def __call__(self, k): pass
class N:
    def __new__(cls, n): return super().__new__(cls)
class M(type):
    def __call__(cls, mm): pass
class WithMeta(metaclass=M): pass
print(*[inspect.signature(x) for x in (A, A.m, A(1).m, A.c, A.s, A(1), N, WithMeta, functools.partial(f, 1), functools.partial(f, d=5), lambda: 0, lambda *, a: a)], sep="\n")
def deco(fn):
    @functools.wraps(fn)
    def w(*a, **k): return fn(*a, **k)
    return w
print(inspect.signature(deco(f)), inspect.signature(deco(f), follow_wrapped=False), deco(f).__wrapped__ is f)
b = s.bind(1, 2, 3, 4, d=5, z=6); print(b.arguments, b.args, b.kwargs)
b = s.bind(1, d=2); b.apply_defaults(); print(b.arguments)
for args, kw in [((), {}), ((1,), {}), ((1,), {"a": 2, "d": 1}), ((), {"d": 1})]:
    try: s.bind(*args, **kw)
    except TypeError as e: print(e)
print(s.replace(return_annotation=int), inspect.signature(A).bind_partial(), s == inspect.signature(f))
for x in (5, "a"):
    try: inspect.signature(x)
    except TypeError as e: print(e)
print(inspect.getfullargspec(f))
print(inspect.isfunction(f), inspect.ismethod(A(1).m), inspect.isclass(A), inspect.isbuiltin(len), inspect.isroutine(len), inspect.ismodule(inspect), inspect.isdatadescriptor(property()))
print(inspect.getmro(A), inspect.getdoc(A) if False else "", inspect.cleandoc("  a\n    b\n"))
