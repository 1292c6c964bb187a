"""`__init_subclass__` takes class keywords, runs for each subclass, and is a class method."""
class Plugin:
    plugins = []
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.name = name or cls.__name__.lower()
        Plugin.plugins.append(cls.name)
class A(Plugin): pass
class B(Plugin, name="bee"): pass
class C(B): pass
print(Plugin.plugins, C.name, hasattr(Plugin, "name"))
try:
    class D(Plugin, wrong=1): pass
except TypeError as e: print(e)
class Chain1:
    def __init_subclass__(cls, a=0, **kw): super().__init_subclass__(**kw); cls.a = a
class Chain2:
    def __init_subclass__(cls, b=0, **kw): super().__init_subclass__(**kw); cls.b = b
class E(Chain1, Chain2, a=1, b=2): pass
print(E.a, E.b)
T = type("T", (Plugin,), {}, name="dynamic"); print(T.name)
kw = {"name": "unpacked"}
class F(Plugin, **kw): pass
bases = (Plugin,)
class G(*bases, name="starred"): pass
print(F.name, G.name, G.__bases__ == bases)
class Meta(type):
    def __new__(m, n, b, ns, **kw): return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns, **kw): c.kw = kw; super().__init__(n, b, ns)
class H(metaclass=Meta, x=1, y=2): pass
print(H.kw)
