"""A t-string makes a Template of its strings and interpolations, unevaluated by format."""
from string.templatelib import Template, Interpolation
name, n = "World", 5
t = t"Hello {name!r:>{n}} and {n + 1} {n=}"
print(type(t).__name__, t.strings, t.values)
for i in t.interpolations:
    print(i.value, i.expression, i.conversion, i.format_spec)
print(list(t"a{n}b"))
print((t"a" t"{n}b").strings, (t"x{1}" + t"{2}y").strings)
print(t'', t'{n}')
match t"{n}".interpolations[0]:
    case Interpolation(v, e, c, f):
        print(v, e, c, f)
try:
    t"a" + "b"
except TypeError as e:
    print(e)
try:
    compile("t'a' 'b'", "s", "eval")
except SyntaxError as e:
    print(e.msg)
print(Template("a", Interpolation(1, "x"), "b", "c").strings)
