"""Errors of `*` and `**` in calls: duplicates, non-strings, what is not iterable or no mapping."""
def f(**k): return k
def g(a=0, b=0): return a, b
class Map:
    def keys(self): return iter(["a", "b"])
    def __getitem__(self, k): return k * 2
class BadGet(Map):
    def __getitem__(self, k): raise KeyError(k)
class BadIter:
    def __iter__(self): raise ValueError("iter")
cases = ["f(**{1: 2})", "f(**{'a': 1}, **{'a': 2})", "f(a=1, **{'a': 2})", "f(**{'a': 1}, a=2)", "f(**5)", "f(**[1])", "f(**'ab')", "g(*5)", "g(*None)", "g(1, *[2, 3])", "g(1, **{'a': 2})", "g(**Map())", "f(**Map(), **Map())", "g(*BadIter())", "g(*[1], a=2)", "f(**None)", "g(*{'x': 1, 'y': 2})", "g(*'ab')", "print(**{'sep': 1})", "g(*(i for i in [1, 2]))", "g(**{'a': 1, 'c': 2})", "len(*[1, 2])", "len(**{})", "dict(**{'a': 1}, a=2)", "f(**{'x y': 1})", "g(*[1], *[2], *[3])", "[].append(*[])", "max(*[])", "(lambda: 0)(*[1])", "Map(*[1])", "Map(**{'a': 1})"]
for c in cases:
    try: print(c, eval(c))
    except Exception as e: print(c, "->", type(e).__name__, e)
