"""The container protocol: `__contains__`, `__missing__`, `__iter__`, `__getitem__` iteration, `__reversed__`, `__delitem__`."""
class Old:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return i * 10
    def __len__(self): return self.n
o = Old(3)
print(list(o), 20 in o, 5 in o, list(reversed(o)), tuple(o), [*o], max(o), sorted(o, reverse=True))
class OnlyIter:
    def __iter__(self): return iter("xyz")
print("y" in OnlyIter(), "q" in OnlyIter(), dict(zip(OnlyIter(), range(3))))
class Miss(dict):
    def __missing__(self, k): self[k] = f"made {k}"; return self[k]
m = Miss(a=1); print(m["a"], m["b"], m, m.get("zz"), "zz" in m)
class Cont:
    def __contains__(self, x): return "truthy"
print(5 in Cont(), 5 not in Cont())
class Bare: pass
b = Bare()
def setitem(): b[0] = 1
def delitem(): del b[0]
for f in [lambda: b[0], setitem, delitem, lambda: 1 in b, lambda: list(b), lambda: len(b), lambda: reversed(b), lambda: iter(b), lambda: next(b), lambda: b(), lambda: [*b], lambda: {**b}, lambda: dict(b), lambda: print(*b), lambda: bool(b) and b < b, lambda: max(b), lambda: b.x, lambda: Bare.x, lambda: b @ b, lambda: del_attr()]:
    try: print(f())
    except (TypeError, AttributeError, NameError) as e: print(type(e).__name__, e)
class It:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i
i = It(); print(list(i), list(i), next(It()), next(i, "default"))
print(list(iter(It().__next__, 3)))
class K:
    def keys(self): return ["a", "b"]
    def __getitem__(self, k): return k.upper()
print(dict(K()), {**K()}, dict(K(), c=1), (lambda **k: k)(**K()))
