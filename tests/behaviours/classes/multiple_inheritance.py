"""Several bases: the order of lookup, cooperative `super`, and orders that cannot be."""
class Root:
    def go(self): return ["Root"]
class A(Root):
    def go(self): return ["A"] + super().go()
class B(Root):
    def go(self): return ["B"] + super().go()
class C(A, B):
    def go(self): return ["C"] + super().go()
class D(B, A): pass
print(C().go(), D().go(), [k.__name__ for k in C.mro()])
for code in ["class X(C, D): pass", "class X(Root, A): pass", "class X(A, A): pass", "class X(A, C): pass"]:
    try: exec(code)
    except TypeError as e: print(e)
class Mixin:
    def __init__(self, **kw): self.mixin = kw.pop("m", None); super().__init__(**kw)
class Base:
    def __init__(self, b): self.b = b
class Both(Mixin, Base): pass
x = Both(m=1, b=2); print(x.mixin, x.b)
class P:
    attr = "P"
class Q(P): pass
class R(P): attr = "R"
class S(Q, R): pass
print(S.attr, S.__mro__[2].__name__)
