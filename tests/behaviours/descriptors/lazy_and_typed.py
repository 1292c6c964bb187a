"""Descriptors of one's own: cached values, checked attributes and shared storage."""
class cached:
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, o, owner=None):
        if o is None: return self
        print("compute", self.name)
        v = o.__dict__[self.name] = self.f(o)
        return v
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.slot = "_" + name; self.name = name
    def __get__(self, o, owner): return self if o is None else getattr(o, self.slot, None)
    def __set__(self, o, v):
        if not isinstance(v, self.kind): raise TypeError(f"{self.name} must be {self.kind.__name__}")
        setattr(o, self.slot, v)
    def __delete__(self, o): delattr(o, self.slot)
class A:
    n = Typed(int); s = Typed(str)
    @cached
    def heavy(self): return self.n * 2
a = A(); a.n = 4; a.s = "x"; print(a.n, a.s, a.heavy, a.heavy, vars(a))
try: a.n = "no"
except TypeError as e: print(e)
del a.n; print(a.n); del a.heavy; a.n = 1; print(a.heavy)
print(type(A.n).__name__, A.n.kind.__name__, isinstance(A.__dict__["heavy"], cached))
class NonData:
    def __get__(self, o, t): return "descriptor"
class B: x = NonData()
b = B(); print(b.x); b.x = "instance"; print(b.x, B.x); del b.x; print(b.x)
B.x = "replaced"; print(b.x, B.x)
