"""Functions and classes take type parameters, whose scope, bounds and defaults are lazy."""
def f[T: Undefined, *Ts, **P](a: T, *args: *Ts, **kw: P.kwargs) -> T: return a
print(f(1), f.__type_params__, f.__name__, f.__qualname__)
try: f.__type_params__[0].__bound__
except NameError as e: print(e)
class C[T, U = int]:
    x: T
    def m[V](self, v: V) -> T: return (T, V)
    def which(self): return T
print(C.__type_params__, C.__orig_bases__, C.__parameters__, C().m(1), C().which(), C[int, str], C[int])
print(C.__mro__, C.__bases__, C.__annotations__, C.m.__type_params__)
class D[T](C[T, str], list[T]): pass
print(D.__orig_bases__, D.__bases__)
try: T
except NameError as e: print(e)
def outer[T]():
    def inner[T](): return T
    class In:
        y = T
    return T, inner(), In.y
a, b, c = outer(); print(a is c, a is b)
for s in ["def f[T, T](): pass", "class A[T]: T = 1", "def f[T: (yield)](): pass", "def f[T](x=(yield)): pass", "class A[T](x := 1): pass", "def f[T = int, U](): pass", "type A = (x := 1)", "def f[]( ): pass", "class A[]: pass", "def f[T](): nonlocal T", "def f[T](): global T", "class C[T]:\n nonlocal T", "def f[T](T): return T", "type A = await x", "type A = yield", "type a.b = 1", "type A", "type A =", "type 1 = 2", "class A[T: int = str]: pass", "def f[*T = int](): pass", "def f[T](x: T = T): pass", "type T[__a] = 1"]:
    try: compile(s, "<s>", "exec"); print("ok", s)
    except SyntaxError as e: print(s, "->", e.msg, e.lineno, e.offset)
