"""A class body is code: loops, conditions, functions and names deleted on the way all work."""
class A:
    for i in range(3):
        exec(f"v{i} = i")
    if True: yes = 1
    else: no = 1
    def helper(x): return x + 1
    y = helper(1)
    del helper
    try: 1 / 0
    except ZeroDivisionError as e: caught = str(e)
    import math
    with open(__file__) as f: pass
    locals()["dyn"] = 5
    z: int = 3
    class Inner: w = 1
    inner_w = Inner.w
    (a, b), c = (1, 2), 3
    lam = lambda self: self.y
    squares = [n * n for n in range(3)]
    a += 10
    print(sorted(k for k in locals() if not k.startswith("__")))
print(A.v2, A.yes, hasattr(A, "no"), A.y, hasattr(A, "helper"), A.caught, hasattr(A, "e"), A.math.pi > 3, A.f.closed, A.dyn, A.z, A.inner_w, A.a, A().lam(), A.squares)
print(A.__module__, A.__qualname__, A.__firstlineno__, A.__static_attributes__)
class S:
    def __init__(self): self.p = 1; self.q, self.r = 2, 3
    def m(self): self.s = 1; self.t: int = 5; del self.u; x.notself = 1
print(sorted(S.__static_attributes__))
try:
    class B:
        x = 1
        raise ValueError("in body")
except ValueError as e: print(e, "B" in globals())
class Empty: ...
class OneLine: x = 1; y = 2
print(Empty.__dict__.keys() >= {"__module__", "__doc__"}, OneLine.x + OneLine.y)
def f():
    class Local(list if f else object): pass
    return Local
print(f().__qualname__, f() is f())
