"""`__reduce_ex__`, `__getstate__`, `__copy__`, `__deepcopy__` and their defaults."""
import copy
class A:
    def __init__(self, x): self.x = x
class S:
    __slots__ = ("p", "q")
class G(A):
    def __getstate__(self): return {"x": "state"}
    def __setstate__(self, s): self.x = s["x"] + "!"
class C:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return f"deep {type(memo).__name__}"
class N:
    def __init__(self, *a): self.a = a
    def __getnewargs__(self): return (1, 2)
    def __reduce__(self): return N, (5, 6)
a = A([1]); b = copy.copy(a); c = copy.deepcopy(a)
print(b.x is a.x, c.x is a.x, c.x, type(c).__name__)
s = S(); s.p = 1; t = copy.copy(s); print(t.p, hasattr(t, "q"), s.__getstate__(), a.__getstate__(), object().__getstate__())
print(copy.copy(G(1)).x, copy.copy(C()), copy.deepcopy(C()), copy.copy(N()).a)
r = a.__reduce_ex__(2); print(r[0].__name__, r[1][0].__name__, r[2], len(r))
print([1].__reduce_ex__(4)[0].__name__, list([1, 2].__reduce_ex__(4)[3]), (5).__reduce_ex__(2)[1] if False else "")
l = [1]; l.append(l); m = copy.deepcopy(l); print(m[1] is m, m is not l)
d = {"k": [a]}; e = copy.deepcopy(d); print(e["k"][0].x, e["k"][0] is a, copy.copy(d)["k"] is d["k"])
print(copy.copy(len) is len, copy.deepcopy((1, 2)) == (1, 2), copy.copy(A) is A, copy.deepcopy(None), copy.copy("s"))
try: copy.copy(x for x in [])
except TypeError as e: print(e)
from copy import replace
import dataclasses
@dataclasses.dataclass
class P: x: int; y: int = 2
print(replace(P(1), y=5))
