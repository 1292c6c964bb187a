"""Wrong calls of Python functions say which arguments are missing, unexpected or given twice."""
def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def opt(a, b=1): pass
def opt2(a=1, b=2): pass
def kw(*, k): pass
def kw2(*, k, l, m): pass
def kwopt(a, *, k=1): pass
def pos(a, b, /): pass
def posopt(a, b=2, /, c=3): pass
def var(a, *args): pass
def varkw(a, **kw): pass
def posvar(a, /, **kw): return kw
class C:
    def m(self, a): pass
    def none(): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    def __call__(self, q): pass
calls = """none(1)
none(1, 2)
none(x=1)
one()
one(1, 2)
one(1, a=2)
one(b=2)
one(1, b=2)
two()
two(1)
two(b=1)
two(1, 2, 3)
three()
three(1)
three(c=1)
three(1, 2, 3, 4)
opt()
opt(1, 2, 3)
opt(1, 2, b=3)
opt(b=1)
opt2(1, 2, 3)
opt2(1, c=1)
kw()
kw(1)
kw(1, k=2)
kw(k=1, l=2)
kw2()
kw2(k=1)
kw2(k=1, m=2)
kwopt(1, 2)
kwopt(1, 2, k=3)
kwopt()
pos(1)
pos(1, b=2)
pos(a=1, b=2)
pos()
posopt(a=1)
posopt(1, b=1)
posopt(1, 2, 3, 4)
posopt(1, b=1, c=2)
var()
var(*(), b=1)
varkw()
varkw(1, 2)
varkw(1, a=2)
posvar(1, a=2)
posvar(a=2)
C().m()
C().m(1, 2)
C().none()
C.m()
C.c()
C().c(1, 2)
C.s()
C()()
C()(1, 2)
C(1)
C(a=1)
(lambda x: x)()
(lambda: 0)(1)
one(**{'a': 1, 'b': 2})
one(**{1: 2})
one(1, **{'a': 2})
two(*[1], **{'a': 2})
opt2(bb=1)
three(1, cc=2)
kw2(kk=1)
one(*1)
one(**1)
one(*None)
none()()
one(1)(2)""".split("\n")
for call in calls:
    try:
        print(call, "->", eval(call))
    except TypeError as e:
        print(call, "->", e)
def outer():
    def inner(x): pass
    inner()
try:
    outer()
except TypeError as e:
    print(e)
