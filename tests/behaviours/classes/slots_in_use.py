"""Instances with `__slots__` keep only those attributes, through inheritance, properties and pickling state."""
class V:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    def __repr__(self): return f"V({self.x}, {self.y})"
v = V(1, 2); v.x += 10; print(v, v == V(11, 2), V.x.__name__, V.x.__objclass__ is V)
try: v.z = 1
except AttributeError as e: print(e)
del v.y
try: v.y
except AttributeError as e: print(e)
v.y = 5; print(v, hasattr(v, "__dict__"), v.__getstate__())
class W(V):
    __slots__ = ("z",)
    def __init__(self): super().__init__(0, 0); self.z = 3
w = W(); print(w.z, w, W.__slots__, [hasattr(w, n) for n in ("x", "z", "q")])
class D(V): pass
d = D(1, 1); d.free = True; print(d.free, vars(d), d)
class Default:
    __slots__ = ("a",)
    b = 7
o = Default()
print(o.b)
try: o.b = 1
except AttributeError as e: print(e)
