"""The string form shows annotations as they were written."""
from annotationlib import Format, get_annotations
def f(a: int, b: missing, c: list[missing.x], d: 's', *e: missing | int, **k: Optional[x]) -> y[1] + 2: pass
class C:
    x: int
    y: missing
    def method(self, other: C, n: N): pass
for each in (f, C, C.method):
    print(get_annotations(each, format=Format.STRING))
def g(a: (1, 2), b: -v, c: a.b.c(d, e=f)[1:2], d: x < y, e: [p, q], f: {r: s}, g: (a | b) & c, h: a ** b * c): pass
print(get_annotations(g, format=Format.STRING))
