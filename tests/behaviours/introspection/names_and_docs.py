"""`__name__`, `__qualname__`, `__doc__` and `__module__` of functions and classes, and reprs made of them."""
class A:
    "class doc"
    class B:
        def m(self): "m doc"
        lam = lambda: 0
    def f(self):
        def inner(): pass
        class Local: pass
        return inner, Local, (lambda: 0), (i for i in []), [lambda: 0 for _ in [1]][0]
i, l, lam, g, c = A().f()
print(A.B.m.__qualname__, A.B.lam.__qualname__, i.__qualname__, l.__qualname__, lam.__qualname__, g.__qualname__, c.__qualname__)
print(A.__doc__, A.B.__doc__, A.B.m.__doc__, A.f.__doc__, A.__module__, A.B.m.__module__, A, A.B, l)
def strip(o): return repr(o).split(" at 0x")[0]
print(strip(A()), strip(A.f), strip(A().f), strip(i), strip(lam), strip(g), strip(A.B.m), strip(l()))
print(len, print.__name__, len.__qualname__, str.join, "".join.__qualname__, int.__add__, (5).__add__.__name__, dict.fromkeys.__qualname__, object.__init__, type.__call__, strip("".join), strip(int.from_bytes))
class C: __qualname__ = "Custom.Name"
print(C, C.__qualname__, C.__name__, "__qualname__" in vars(C))
C.__name__ = "New"; C.__qualname__ = "New.Q"; C.__module__ = "mod"; print(C, strip(C()))
C.__doc__ = "set doc"; print(C.__doc__)
global_in_func = None
def h():
    global global_in_func
    def global_in_func(): pass
    class K:
        global GG
        class GG: pass
    return global_in_func.__qualname__, GG.__qualname__
print(h())
t = type("Dyn", (A,), {"__doc__": "d", "x": 1}); print(t, t.__qualname__, t.__module__, t.__doc__)
def doc1():
    """ first
      second
    """
def doc2(): f"not {1} doc"
def doc3(): b"no"
def doc4(): "a" "b"
def doc5(): ("paren")
print([d.__doc__ for d in (doc1, doc2, doc3, doc4, doc5)])
try:
    class Bad: __qualname__ = 5
except TypeError as e: print(e)
import sys, types
print(sys, types.SimpleNamespace(a=1), strip(sys._getframe()), None.__class__, NotImplemented, ..., type(None), type(NotImplemented), type(...))
print(range(3), slice(1, 2), {}.keys(), {1: 2}.items(), strip(iter([])), strip({}.__iter__()), strip(iter({}.values())), strip(reversed([])), strip(zip()), strip(map(int, [])), strip(enumerate([])), strip(filter(None, [])), strip(iter(range(1))), strip(iter(b"")), strip(iter(())), strip(iter(set())), strip(iter(int, 1)), strip(type(A.__dict__)), strip(A.__dict__["__weakref__"]), strip(memoryview(b"")), strip(property()), strip((lambda: 0).__code__).split(" ")[0], strip(super(A, A())).split(" ")[0])
