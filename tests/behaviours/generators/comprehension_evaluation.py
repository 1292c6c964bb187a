"""A generator expression evaluates its first iterable at once and the rest when run."""
def it(name, n):
    print("make", name)
    return range(n)
g = (x * y for x in it("a", 2) for y in it("b", 2))
print("created")
print(list(g))
try: (x for x in 5)
except TypeError as e: print(e)
g = (x for x in [1, 2] if 1 / 0)
try: next(g)
except ZeroDivisionError as e: print(e)
print(list(g))
n = 2
g = (x * n for x in [1, 2]); n = 10
print(list(g), sum(x for x in range(4)), max((x for x in [3, 1]), default=0))
print([[j for j in range(i)] for i in range(3)], [x for x in range(10) if x % 2 if x > 3], {x % 3 for x in range(9)} == {0, 1, 2})
print([f() for f in [lambda: i for i in range(3)]], [(x, y) for x in "ab" for y in (x, x * 2)])
print(dict((k, v) for v, k in enumerate("ab")), {a: b for a, b in zip("xy", [1, 2])}, [*(i for i in range(2))])
print([x for x, in [(1,), (2,)]], [a + b for a, (b, c) in [(1, (2, 3))]], [x for x in (1, 2, 3) if x > 1 and x < 3])
print([i if i else "zero" for i in range(2)], [lambda: i for i in range(1)][0](), [[x] for x in "a" for x in "bc"])
print(type(x for x in []), (x for x in []).__name__, [y for x in [1, 2] for y in [x, x + 1] if y != 2])
