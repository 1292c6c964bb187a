"""Every kind of parameter together, with defaults evaluated once and passed by each route."""
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4)); print(f(1, 2, 3, 4, 5, d=6)); print(f(1, d=4, a=9, b=8, z=7)); print(f(*[1, 2], **{"c": 3, "d": 4, "q": 5}))
print(f(*range(5), d=0, **{"e": 1})); print(f(1, *[2], *[3, 4], d=5, **{}, **{"y": 1}))
def g(*, a, b=1): return a, b
print(g(a=0), g(**{"b": 2, "a": 3}))
def h(a, /): return a
def k(a=1, /, *, b=2): return a, b
print(h(1), k(), k(5), k(b=3))
def default(x, acc=[]):
    acc.append(x)
    return acc
print(default(1), default(2), default(3, []), default.__defaults__)
n = 1
def late(x=n): return x
n = 2
print(late(), late.__defaults__, f.__defaults__, f.__kwdefaults__, k.__kwdefaults__)
def rest(*args, **kwargs): return args, kwargs
print(rest(), rest(*(), **{}), rest(1, a=2), rest(*"ab", **dict(x=1)), rest(self=1, args=2, kwargs=3))
late.__defaults__ = (9,); print(late())
k.__kwdefaults__ = None
try: k()
except TypeError as e: print(e)
del late.__defaults__
try: late()
except TypeError as e: print(e)
