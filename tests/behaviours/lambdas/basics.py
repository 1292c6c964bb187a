"""Lambdas with every kind of parameter."""
print((lambda: 1)(), (lambda a, b=2: a + b)(1), (lambda *a, **k: (a, k))(1, b=2), (lambda a, /, b, *, c: (a, b, c))(1, 2, c=3))
compose = lambda *functions: lambda value: compose(*functions[1:])(functions[0](value)) if functions else value
print(compose(lambda x: x + 1, lambda x: x * 2)(5), (lambda x: lambda y: x - y)(10)(3), (lambda: (yield))().__class__.__name__)
print(sorted(["bb", "a"], key=lambda text: len(text)), (lambda n: n and n + (lambda m: m * 2)(n))(3), (lambda: 0).__name__)
try:
    (lambda x: x)()
except TypeError as error:
    print(error)
