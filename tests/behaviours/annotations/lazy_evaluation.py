"""Annotations are evaluated when first asked for, cached, and given in formats by `__annotate__`."""
class A:
    x: print("evaluated") or int
    y: Later = 1
    def f(self, a: Missing, *args: int, k: "str" = 1, **kw: float) -> Later: pass
print("defined")
class Later: pass
print(A.__annotations__["x"], A.__annotations__["y"] is Later, list(A.__annotations__))
try: A.f.__annotations__
except NameError as e: print(e)
Missing = int
print({k: getattr(v, "__name__", v) for k, v in A.f.__annotations__.items()}, A.f.__annotations__ is A.f.__annotations__)
print(A.__annotate__(1)["y"] is Later, A.__annotate__.__name__, A.f.__annotate__.__name__)
try: A.__annotate__(2)
except NotImplementedError as e: print("not implemented")
class B: pass
print(B.__annotations__, B.__annotate__, (lambda: 0).__annotations__)
class C(A): pass
print(C.__annotations__)
x: int = 1
y: nowhere
print(list(__annotate__(2) if False else ["x", "y"]))
def h():
    z: undefined_here = 3
    w: also_undefined
    return z
print(h(), h.__annotations__)
