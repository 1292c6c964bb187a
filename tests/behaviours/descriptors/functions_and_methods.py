"""Functions, classmethods, staticmethods and properties are descriptors that can be used by hand."""
def f(self, x=1): return self, x
m = f.__get__(5)
print(m(2), m.__self__, m.__func__ is f, m.__name__, f.__get__(None, int) is f)
c = classmethod(f); s = staticmethod(f)
print(c.__get__(None, int)(3), s.__get__(None, int)(1, 2), s(7, 8), c.__func__ is f, s.__wrapped__ is f, c.__name__)
class A:
    def meth(self): return "m"
    @classmethod
    def cm(cls): return cls.__name__
    @staticmethod
    def sm(): return "s"
    @property
    def p(self): "doc"; return "p"
    @p.setter
    def p(self, v): print("set", v)
    @p.deleter
    def p(self): print("del")
a = A(); a.p = 1; del a.p
print(a.p, A.p.__doc__, A.p.fget(a), A.__dict__["p"].__get__(a), A.p.__name__)
print(a.meth == a.meth, a.meth is a.meth, hash(a.meth) == hash(a.meth), A().meth == a.meth, A.meth is A.meth, a.meth.__func__ is A.meth, A.cm == A.cm)
for g in [lambda: classmethod(5).__get__(None, int), lambda: classmethod(5).__get__(None, int)(), lambda: staticmethod(5)(), lambda: property(1).__get__(a), lambda: property().__get__(a), lambda: property().__set__(a, 1), lambda: property().__delete__(a), lambda: classmethod(), lambda: property(1, 2, 3, 4, 5), lambda: A.meth(), lambda: a.meth(1), lambda: A.cm(1), lambda: a.sm(1), lambda: type(a).p.fset(), lambda: A.__dict__["cm"](), lambda: super().x]:
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
class R:
    @property
    def ro(self): return 1
for h in [lambda: setattr(R(), "ro", 2), lambda: delattr(R(), "ro"), lambda: setattr(R(), "wo", 1)]:
    try: h()
    except AttributeError as e: print(e)
class W:
    wo = property(None, lambda s, v: None, doc="wdoc")
try: W().wo
except AttributeError as e: print(e)
print(W.wo.__doc__, repr(a.meth)[:30], repr(A.cm)[:40], repr(c)[:20], repr(s)[:21])
import types
bm = types.MethodType(len, [1, 2]); print(bm(), bm.__self__)
for args in [(1, 2), (len,), (len, None), ()]:
    try: types.MethodType(*args)
    except TypeError as e: print(e)
