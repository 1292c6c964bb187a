"""`__getattr__`, `__getattribute__`, `__setattr__`, `__delattr__` and `__dir__` in classes and their subclasses."""
class Base:
    def __getattr__(self, n):
        if n.startswith("x_"): return n[2:]
        raise AttributeError(f"no {n}")
    def __setattr__(self, n, v): print("set", n); super().__setattr__(n, v)
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
b = Base(); b.a = 1; print(b.a, b.x_yes, hasattr(b, "no"), getattr(b, "no", "dflt")); del b.a
try: b.a
except AttributeError as e: print(e)
try: del b.a
except AttributeError as e: print(e)
class Proxy:
    def __init__(self, target): object.__setattr__(self, "_t", target)
    def __getattribute__(self, n):
        t = object.__getattribute__(self, "_t")
        return getattr(t, n)
    def __setattr__(self, n, v): setattr(object.__getattribute__(self, "_t"), n, v)
class T: v = 1
t = T(); p = Proxy(t); p.w = 5; print(p.v, t.w, p.__class__.__name__, type(p).__name__, isinstance(p, T))
class Sub(Base):
    y = 2
    def __getattr__(self, n): return "sub " + super().__getattr__(n)
print(Sub().y, Sub().x_q)
class Frozen:
    __slots__ = ("v",)
    def __init__(self, v): object.__setattr__(self, "v", v)
    def __setattr__(self, n, v): raise AttributeError(f"cannot set {n}")
f = Frozen(1)
try: f.v = 2
except AttributeError as e: print(e, f.v)
class Lazy:
    def __getattr__(self, n): v = f"computed {n}"; self.__dict__[n] = v; print("miss"); return v
l = Lazy(); print(l.q, l.q)
