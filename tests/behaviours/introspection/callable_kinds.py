"""Which objects are callable, and what kinds `inspect` tells apart."""
import inspect, functools
class A:
    def m(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    @property
    def p(self): pass
    def __call__(self): pass
    async def co(self): pass
    def gen(self): yield
    async def ag(self): yield
a = A()
for name, x in [("m", a.m), ("A.m", A.m), ("c", A.c), ("s", A.s), ("a", a), ("A", A), ("len", len), ("join", "".join), ("str.join", str.join), ("partial", functools.partial(len)), ("lambda", lambda: 0), ("p", A.p), ("5", 5)]:
    print(name, callable(x), inspect.isfunction(x), inspect.ismethod(x), inspect.isbuiltin(x), inspect.isclass(x), inspect.isroutine(x), inspect.isdatadescriptor(x))
print(inspect.iscoroutinefunction(A.co), inspect.isgeneratorfunction(A.gen), inspect.isasyncgenfunction(A.ag), inspect.isgenerator(a.gen()), inspect.isabstract(A))
print([n for n, _ in inspect.getmembers(A, inspect.isfunction)], inspect.getattr_static(a, "p").__class__.__name__, inspect.unwrap(A.m) is A.m)
