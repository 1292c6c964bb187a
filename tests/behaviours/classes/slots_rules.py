"""`__slots__`: descriptors, no dict, weak references, inheritance, conflicts and the errors for each."""
import weakref
class A:
    __slots__ = ("x", "y")
a = A(); a.x = 1
print(a.x, A.x, A.__slots__, hasattr(a, "__dict__"))
for f in [lambda: a.y, lambda: setattr(a, "z", 1), lambda: weakref.ref(a), lambda: vars(a), lambda: A.x.__get__(5), lambda: A.x.__set__(5, 1), lambda: a.z, lambda: setattr(A, "x", 5) or setattr(a, "x", 5)]:
    try: print(f())
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
class B(A): pass
b = B(); b.z = 3; b.y = 4; print(vars(b), b.y)
class C(A): __slots__ = "w"
c = C(); c.w = 1; c.y = 2; print(c.w, c.y, C.__slots__)
class D: __slots__ = ("__dict__", "__weakref__", "q")
d = D(); d.q = 1; d.r = 2; print(vars(d), weakref.ref(d)() is d)
class E: __slots__ = {"m": "doc of m", "n": None}
print(E.__slots__["m"])
class F:
    __slots__ = ("__private",)
    def __init__(self): self.__private = 1
print(F()._F__private)
for code in ["class X:\n __slots__ = ('a',)\n a = 1", "class X:\n __slots__ = ('1a',)", "class X:\n __slots__ = (5,)", "class X:\n __slots__ = 5", "class X(int):\n __slots__ = ('a',)", "class X(tuple):\n __slots__ = ('a',)", "class P:\n __slots__='p'\nclass Q:\n __slots__='q'\nclass X(P, Q): pass", "class X:\n __slots__ = ('__dict__', '__dict__')", "class P: pass\nclass X(P):\n __slots__ = ('__dict__',)", "class P: pass\nclass X(P):\n __slots__ = ('__weakref__',)", "class X(tuple):\n __slots__ = ()", "class X(Exception):\n __slots__ = ('z',)", "class X(str):\n __slots__ = ('a',)", "class X(bytes):\n __slots__ = ('a',)", "class X(list):\n __slots__ = ('a',)\nx = X(); x.a = 1", "class X:\n __slots__ = ('a', 'a')", "class X:\n __slots__ = ['a', '__weakref__']", "class X:\n __slots__ = ('',)", "class X:\n __slots__ = iter(['i', 'j'])\nX().i = 1", "class P:\n __slots__ = ()\nclass Q:\n __slots__ = ('q',)\nclass X(P, Q):\n __slots__ = ()\nX().q = 1"]:
    try: exec(code); print("ok")
    except Exception as e: print(type(e).__name__, e)
print(sorted(n for n in dir(A) if not n.startswith("__")))
