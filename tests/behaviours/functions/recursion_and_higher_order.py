"""Functions are values: returned, stored, composed, partially applied and recursive."""
import functools, operator
def compose(*fs): return functools.reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str, lambda x: x + 1, abs)(-4))
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(ack(2, 3))
table = {"+": operator.add, "-": operator.sub, "neg": lambda a, b=0: -a}
print([table[k](5, 3) for k in ("+", "-")], table["neg"](1))
def is_even(n): return n == 0 or is_odd(n - 1)
def is_odd(n): return n != 0 and is_even(n - 1)
print(is_even(50), is_odd(50))
def curry(f, n): return f() if n == 0 else lambda x: curry(functools.partial(f, x), n - 1)
print(curry(lambda a, b, c: (a, b, c), 3)(1)(2)(3))
Y = lambda f: (lambda x: x(x))(lambda y: f(lambda v: y(y)(v)))
print(Y(lambda s: lambda n: 1 if n == 0 else n * s(n - 1))(10))
def hanoi(n, a, b, c): return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
print(hanoi(6, "a", "b", "c"))
