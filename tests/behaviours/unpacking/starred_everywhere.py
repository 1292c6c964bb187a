"""A star spreads in displays, calls, subscripts, returns, yields and loops."""
a, b = [1, 2], (3,)
print([*a, *b], (*a, 0, *b), {*a, *a}, {**{"x": 1}, "x": 2, **{"y": 3}})
print(*a, *b, sep="-")
def f(): return *a, 9
print(f())
def g():
    yield *a, 5
print(list(g()))
for x in *a, *b: print(x, end=" ")
print()
class G:
    def __getitem__(self, k): return k
print(G()[*a], G()[*a, 1:2], G()[0, *b, 3])
h, *t = "hello"; print(h, t)
*h, t = range(4); print(h, t)
x, (y, *z), w = 1, [2, 3, 4], 5; print(x, y, z, w)
[p, *q] = {7: 1}; print(p, q)
for i, *j in [(1, 2, 3), (4,)]: print(i, j)
x = *a,; print(x)
print([*(i for i in range(3))], {**dict(a=1)})
d = {}
*d["r"], d["l"] = 1, 2, 3; print(d)
for code in ["[*1]", "(*None,)", "{*5}", "{**1}", "{**[1]}", "print(*1)", "print(**1)", "dict(**{1: 2})", "dict(a=1, **{'a': 2})", "f(**{'a': 1}, **{'a': 2})", "f(*1, *2)", "dict(**None)", "max(*5)", "''.join(*[1], *3)"]:
    try:
        eval(code)
    except TypeError as e:
        print(code, "->", e)
