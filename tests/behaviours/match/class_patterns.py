"""Class patterns use isinstance, `__match_args__` and attributes, and the built-in types match themselves."""
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Q(P): pass
class N: pass
def f(v):
    match v:
        case P(0, 0): return "origin"
        case P(x=0, y=y): return f"on y {y}"
        case P(x, y) if x == y: return f"diagonal {x}"
        case P(P(a, b), y): return f"nested {a} {b} {y}"
        case P(x): return f"point {x}"
        case bool(b): return f"bool {b}"
        case int(n) | float(n): return f"number {n}"
        case str() as s: return f"str {s}"
        case [int(a), str(b)]: return f"pair {a} {b}"
        case dict(d): return f"dict {d}"
        case list([a, *_]): return f"list {a}"
        case bytes(b) | bytearray(b): return f"bytes {b}"
        case tuple() | set() | frozenset(): return "collection"
        case N(z=z): return z
        case object(__class__=c): return c.__name__
for v in [P(0, 0), Q(0, 5), P(3, 3), P(P(1, 2), 3), P(1, 2), True, 1, 1.5, "s", [1, "a"], {1: 2}, [2, 3], [], b"x", bytearray(b"y"), (1,), {1}, N(), None]:
    print(f(v))
n = N(); n.z = "has z"; print(f(n))
def bad(args, pattern):
    class B:
        pass
    if args is not None: B.__match_args__ = args
    b = B(); b.a = 1
    try:
        exec(f"match b:\n case {pattern}: print('matched')\n case _: print('no')", {"B": B, "b": b})
    except TypeError as e:
        print(e)
bad(None, "B(1)"); bad(("a",), "B(1, 2)"); bad(["a"], "B(1)"); bad((1,), "B(1)"); bad(("a", "a"), "B(1, 1)"); bad(("a",), "B(1, a=1)"); bad(("zz",), "B(1)"); bad((), "B()"); bad((), "B(a=1)"); bad(("a",), "b(1)"); bad(("a","b"), "B(1,2,3)")
try:
    match 1:
        case int(1, 2): pass
except TypeError as e:
    print(e)
