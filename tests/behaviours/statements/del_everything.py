"""`del` takes names, attributes, items, slices and tuples of them."""
class Log:
    def __delattr__(self, n): print("delattr", n)
    def __delitem__(self, k): print("delitem", k)
x, y, z = 1, 2, 3
o = Log()
del x, (y, [z]), o.a, o[1], o[1:2], o[1, ::2], (o.b), [o.c, (o.d,)]
for n in "xyz":
    print(n in globals())
l = list(range(10))
del l[0], l[-1], l[::2]; print(l)
del l[1:], l[:]; print(l)
d = {"a": 1}; del d["a"]; print(d)
del (), []
for code in ["del nope", "del [][0]", "del {}[1]", "del (1).real", "del 'abc'[0]", "del (1,)[0]", "del object().x", "del print.x", "del range(3)[0]"]:
    try: exec(code)
    except Exception as e: print(type(e).__name__, e)
