"""Augmented assignment evaluates its target once, and stores what the operation returns."""
class P:
    def __init__(self): self.log = []
    def __getattr__(self, name):
        self.log.append("get " + name)
        return 10
    def __setattr__(self, name, value):
        if name != "log": self.log.append(f"set {name} {value}")
        object.__setattr__(self, name, value)
    def __getitem__(self, k):
        self.log.append(f"getitem {k}")
        return 5
    def __setitem__(self, k, v):
        self.log.append(f"setitem {k} {v}")
p = P()
p.a += 1
p[1] *= 2
p[1:2, ...] -= 1
print(p.log)
class I:
    def __init__(self, v): self.v = v
    def __iadd__(self, o): return "iadd"
    def __add__(self, o): return "add"
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return "sub"
    def __rmul__(self, o): return "rmul"
i = I(1); i += 1; print(i)
i = I(1); i -= 1; print(i)
i = 3; i *= I(1); print(i)
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)
a = b = [1]
a += (2,)
print(a is b, b)
a = a + [3]
print(a is b)
s = "x"; s *= 3; print(s)
x = 7
x **= 2; x //= 3; x %= 7; x <<= 3; x |= 1; x ^= 3; x &= 0xff; x >>= 1; x /= 2; x @= I(1) if False else type("M", (), {"__rmatmul__": lambda s, o: o})()
print(x)
for code in ["x = None; x += 1", "x = []; x += 1", "x = 1; x @= 2", "x = 'a'; x -= 'b'", "x = (); x += []", "x = {}; x |= 1", "x = object(); x **= 2", "x = 1; x <<= 'a'", "x=1; x //= None", "x=set(); x -= []"]:
    try:
        exec(code)
    except TypeError as e:
        print(e)
