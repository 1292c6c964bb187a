"""Decorators are any expressions, evaluated top down and applied bottom up; the name is bound last."""
log = []
def d(name):
    log.append("eval " + name)
    def deco(f):
        log.append("apply " + name)
        f.tags = getattr(f, "tags", []) + [name]
        return f
    return deco
@d("a")
@d("b")
def f(): pass
print(log, f.tags)
table = {"x": [lambda f: "replaced"]}
@table["x"][0]
def g(): pass
print(g)
@lambda f: f.__name__
def h(): pass
print(h)
@(k := d("walrus"))
class C: pass
print(C.tags, k is not None)
@d("1") if True else d("2")
def i(): pass
print(i.tags)
@property
def not_in_class(self): return 1
print(type(not_in_class).__name__)
try:
    @5
    def j(): pass
except TypeError as e: print(e)
def prev(f): return "j" in globals()
@prev
def j2(): pass
print(j2)
class D:
    @staticmethod
    @d("inner")
    def s(): return "s"
    @classmethod
    @property
    def p(cls): return 1
    @d("m")
    def m(self): return self
print(D.s(), D.s.tags, D().m.tags)
