"""Lambdas take every kind of parameter, nest, and hold conditional expressions."""
f = lambda x: "pos" if x > 0 else "neg" if x < 0 else "zero"
print(f(1), f(-1), f(0))
g = lambda a, /, b=2, *c, d, e=5, **k: (a, b, c, d, e, k)
print(g(1, d=4), g(1, 2, 3, d=4, z=0))
print((lambda: (yield))().__class__.__name__)
print((lambda *a: a)(*range(3)), (lambda **k: k)(a=1), (lambda *, a: a)(a=3))
h = lambda n: 1 if n < 2 else n * h(n - 1)
print(h(10))
print((lambda x: lambda y: lambda z: x + y + z)(1)(2)(3))
print([(lambda x=i: x)() for i in range(3)], f.__name__, f.__qualname__)
print(sorted([3, 1, 2], key=lambda x: -x), (lambda x: (x := x + 1))(4))
print(len((lambda: 1, 2)), len((lambda x: x, )))
