"""Lambdas close over variables, bind defaults early, and take part in class bodies and comprehensions."""
fs = [lambda: i for i in range(3)]; gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])
class A:
    factor = 3
    times = lambda self, x: x * self.factor
    get = staticmethod(lambda: "static")
print(A().times(4), A.get(), A.times.__qualname__, (lambda: 0).__name__)
add = lambda x: lambda y: x + y
print(add(1)(2), (lambda *a, **k: (a, k))(1, x=2), (lambda x, y=2, *z, w=5: (x, y, z, w))(1), sorted("bca", key=lambda c: -ord(c)))
print((lambda x: (yield x))(1).__next__(), list((lambda: [(yield 1), (yield 2)])()), (lambda x: x if x else (lambda: "deep")())(0))
def outer():
    n = 1
    f = lambda: n
    n = 2
    return f()
print(outer(), (lambda: {"k": [v for v in range(2)]})(), (lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
