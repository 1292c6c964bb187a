"""`__prepare__` gives the namespace, keywords go to the metaclass, and metaclasses that conflict are refused."""
class NS(dict):
    def __setitem__(self, k, v):
        if not k.startswith("__"): print("ns", k)
        super().__setitem__(k, v)
class M(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", mcs.__name__, name, bases, kw); return NS()
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, type(ns).__name__, kw); return super().__new__(mcs, name, bases, dict(ns))
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw); super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", a, k); return super().__call__(*a, **k)
class A(metaclass=M, x=1):
    a = 1
    def f(self): pass
A()
class B(A, y=2): pass
print(type(B) is M)
class M2(type): pass
class C(metaclass=M2): pass
for code in ["class X(A, C): pass", "class X(A, metaclass=M2): pass", "class X(metaclass=5): pass", "class X(5): pass", "class X(int, str): pass", "class X(bool): pass", "class X(A, A): pass", "class X(object, A): pass", "class X(None): pass", "class X(x=1): pass", "class X(type(None)): pass", "class X(type(lambda: 0)): pass", "class X(range): pass", "class X(slice): pass", "type('X', (int, float), {})", "type('X', 5, {})", "type(5, (), {})", "type('X', (), 5)", "type('X', ())", "type()", "type(1, 2, 3, 4)", "type('X', (5,), {})", "class X(list, dict): pass", "class X(memoryview): pass", "class X(type(Ellipsis)): pass", "class X(type(len)): pass", "class X(property, int): pass"]:
    try: exec(code); print("ok", code)
    except TypeError as e: print(code, "->", e)
class Bad(type):
    @classmethod
    def __prepare__(mcs, *a): return 5
try:
    class D(metaclass=Bad): pass
except TypeError as e: print(e)
class F(metaclass=lambda n, b, ns, **k: (n, b, sorted(x for x in ns if x != "__firstlineno__" and x != "__static_attributes__"), k)): z = 1
print(F)
class Sub(M2): pass
class E(C, metaclass=Sub): pass
print(type(E).__name__)
class InitSub:
    def __init_subclass__(cls, /, **kw): super().__init_subclass__(**kw)
try:
    class G(InitSub, q=1): pass
except TypeError as e: print(e)
try:
    class H(InitSub, q=1, metaclass=type, z=2): pass
except TypeError as e: print(e)
