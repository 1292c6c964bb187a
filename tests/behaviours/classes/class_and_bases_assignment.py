"""`__class__` and `__bases__` can be assigned when the layouts agree."""
class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
a = A(); a.x = 1
a.__class__ = B; print(a.who(), a.x, type(a).__name__)
class S: __slots__ = ("p",)
class T: __slots__ = ("p",)
class U: __slots__ = ("q",)
s = S(); s.p = 3
s.__class__ = T; print(s.p)
for f in [lambda: setattr(s, "__class__", U), lambda: setattr(s, "__class__", A), lambda: setattr(a, "__class__", S), lambda: setattr(a, "__class__", list), lambda: setattr([], "__class__", A), lambda: setattr(a, "__class__", 1), lambda: delattr(a, "__class__"), lambda: setattr(A, "__class__", int), lambda: setattr(Exception(), "__class__", A)]:
    try: f(); print("ok")
    except TypeError as e: print(e)
class C(A): pass
c = C(); print(c.who())
C.__bases__ = (B,); print(c.who(), C.__mro__)
class D(C): pass
class Mix:
    def who(self): return "Mix " + super().who()
C.__bases__ = (Mix, B); print(D().who(), [k.__name__ for k in D.__mro__])
for b in [(), (5,), [B], (D,), (B, B)]:
    try: C.__bases__ = b; print("ok", b)
    except TypeError as e: print(e)
class Meta(type): pass
class M1(metaclass=Meta): pass
class M2(type): pass
M1.__class__ = type if False else Meta; print(type(M1).__name__)
