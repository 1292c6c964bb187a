"""Attribute lookup: data descriptors, the instance, other class attributes, then `__getattr__`."""
class Data:
    def __get__(self, o, t): return f"data {o is not None} {t.__name__}"
    def __set__(self, o, v): print("set", v)
    def __delete__(self, o): print("delete")
class NonData:
    def __get__(self, o, t): return "nondata"
class SetOnly:
    def __set__(self, o, v): o.__dict__["s"] = ("stored", v)
class A:
    d = Data(); n = NonData(); s = SetOnly(); plain = "class"
    def __getattr__(self, name): return f"getattr {name}"
a = A()
a.__dict__.update(d="inst", n="inst", plain="inst")
print(a.d, a.n, a.plain, a.missing, type(a.s).__name__, A.d, A.n)
a.s = 5; print(a.s)
a.d = 1; del a.d
del a.n; print(a.n)
try:
    del a.s
except AttributeError as e: print(e)
class G:
    x = 1
    def __getattribute__(self, name):
        if name == "boom": raise AttributeError("custom")
        return "all " + name
    def __getattr__(self, name): return "fallback " + name
g = G(); print(g.x, g.boom, g.__class__, type(g).x, getattr(g, "boom", "d"))
class M(type):
    m = Data()
    n = NonData()
    def __getattr__(cls, name): return f"meta {name}"
class K(metaclass=M):
    n = "class n"
print(K.m, K.n, K.zzz)
K.m = 3
try: K().zzz
except AttributeError as e: print(e)
class P:
    @property
    def p(self): raise AttributeError("inner")
    def __getattr__(self, name): return "rescued " + name
print(P().p)
class Q:
    def __getattr__(self, name): raise AttributeError
try: Q().abc
except AttributeError as e: print(repr(e), e.name, type(e.obj).__name__)
for f in [lambda: setattr(object(), "x", 1), lambda: delattr(A(), "plain"), lambda: setattr(5, "real", 1), lambda: setattr(int, "x", 1), lambda: delattr(int, "real"), lambda: setattr(A(), 5, 1), lambda: getattr(A(), 5), lambda: object().x, lambda: setattr(len, "x", 1), lambda: A.nothing, lambda: delattr(A, "nothing"), lambda: setattr("s", "upper", 1), lambda: setattr(a, "__dict__", 5), lambda: delattr(object(), "x"), lambda: setattr(A, "__name__", 5), lambda: setattr(A, "__name__", "a\0b"), lambda: setattr((lambda: 0), "__defaults__", 5), lambda: setattr((lambda: 0), "__kwdefaults__", 5), lambda: setattr((lambda: 0), "__name__", 5), lambda: setattr((lambda: 0), "__dict__", 5), lambda: setattr((lambda: 0), "__annotations__", 1), lambda: setattr(A().__init__, "x", 1), lambda: (lambda: 0).x, lambda: setattr(A(), "__class__", 5), lambda: setattr(A(), "__class__", int), lambda: setattr(5, "__class__", A), lambda: setattr(A, "__bases__", 5), lambda: setattr(A, "__bases__", ()), lambda: setattr(A, "__bases__", (int,)), lambda: setattr(A, "__bases__", (A,)), lambda: setattr(A, "__mro__", ()), lambda: setattr(A, "__dict__", {}), lambda: setattr(A, "__doc__", 5), lambda: setattr(int, "__doc__", 5), lambda: A.__dict__.__setitem__("x", 1), lambda: setattr(A, "__qualname__", 5), lambda: setattr(A, "__module__", 5), lambda: setattr(A, "__abstractmethods__", 5)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
