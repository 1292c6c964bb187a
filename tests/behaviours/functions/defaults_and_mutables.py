"""Defaults are evaluated at the definition, in the scope of the definition, once."""
order = []
def note(x): order.append(x); return x
def f(a=note(1), *b, c=note(2), **d): return a, c
print(order, f(), f(5, c=6))
funcs = []
for i in range(3):
    def g(i=i): return i
    funcs.append(g)
print([g() for g in funcs])
def memo(n, cache={}):
    if n not in cache: cache[n] = n if n < 2 else memo(n - 1) + memo(n - 2)
    return cache[n]
print(memo(30), len(memo.__defaults__[0]))
class A:
    x = 1
    def m(self, v=x): return v
    x = 2
print(A().m(), A.x)
def h(a, b=None):
    b = [] if b is None else b
    b.append(a); return b
print(h(1), h(2), h(3, [0]))
