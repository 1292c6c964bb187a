"""`super` without arguments, with one or two, unbound, in classmethods and nested functions, and its errors."""
class A:
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c " + cls.__name__
    @property
    def p(self): return "A.p"
    x = "A.x"
class B(A):
    def f(self): return "B" + super().f() + super(B, self).f()
    @classmethod
    def c(cls): return super().c() + super(B, cls).c()
    @property
    def p(self): return super().p
    @staticmethod
    def s(o): return super(B, o).f()
    def gen(self): yield super().f()
    def nested(self):
        def inner(me): return super().f()
        return inner(self)
    def comp(self): return [super(B, self).f() for _ in range(1)], [super().x for _ in [1]]
    def assign(self): super().y = 1
    def lam(self): return (lambda q: super().f())(self)
b = B()
print(b.f(), B.c(), b.p, B.s(b), list(b.gen()), b.nested(), b.comp(), b.lam())
print(super(B, b).x, super(B, B).c(), repr(super(B, b)).replace(hex(id(b)), "0x"), repr(super(B)), super(B, b).__self__ is b, super(B, b).__thisclass__, super(B, b).__self_class__)
class C(A):
    def noargs(): return super()
    def deleted(self):
        del self
        return super()
    def changed(self):
        self = 5
        return super()
    def star(*args): return super().f()
def free(self): return super()
for f in [lambda: C.noargs(), lambda: C().deleted(), lambda: C().changed(), lambda: C().star(), lambda: free(1), lambda: super(5), lambda: super(B, 5), lambda: super(B, A()), lambda: super(B, b).zzz, lambda: b.assign(), lambda: super(), lambda: super(B)[0], lambda: super(B, b)(), lambda: super(B, B).f, lambda: setattr(super(B, b), "x", 1)]:
    try: r = f(); print("ok", r if isinstance(r, str) else "")
    except Exception as e: print(type(e).__name__, e)
print(super(B, b) is not super(B, b), super(B).__get__(b).f(), super(A, b).__init__.__name__)
