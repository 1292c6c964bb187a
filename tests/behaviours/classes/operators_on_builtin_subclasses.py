"""Operations on instances of subclasses of built-in types give the built-in type unless overridden."""
class I(int): pass
class F(float): pass
class S(str): pass
class L(list): pass
class D(dict): pass
class T(tuple): pass
class B(bytes): pass
class St(set): pass
def n(x): return type(x).__name__
print(n(I(1) + 1), n(-I(1)), n(I(1) + I(2)), n(I(5) // 2), n(F(1) * 2), n(S("a") + "b"), n(S("a").upper()), n(S("a")[0]), n(L([1]) + [2]), n(L([1])[:]), n(L([1]) * 2), n(L([1]).copy()), n(T((1,)) + (2,)), n(T((1,))[:]), n(B(b"a") + b"b"), n(D(a=1) | {}), n(D(a=1).copy()), n(St({1}) | {2}), n(St({1}).copy()), n(D.fromkeys("a")), n(I.from_bytes(b"a", "big")), n(F.fromhex("0x1p0")), n(int(I(1))), n(str(S("a"))), n(float(F(1))), n(tuple(T(()))), n(bool(I(1))))
print(I(3), repr(S("q")), L([1]), D(a=1), T((1, 2)), St({1}), F(1.5), B(b"z"), f"{I(5):03d}", "%d" % I(7), [1, 2, 3][I(1)])
class SubI(int):
    def __repr__(self): return "SubI"
    def __str__(self): return "str"
    def __format__(self, s): return "fmt"
    def __eq__(self, o): return "eq"
    def __hash__(self): return 1
    def __add__(self, o): return "add"
    def __radd__(self, o): return "radd"
    def __bool__(self): return False
    def __index__(self): return 2
x = SubI(1)
print(x, repr(x), f"{x}", x == 5, x + 1, 1 + x, bool(x), [x], "%s" % x, "%r" % x, [0, 1, 2][x], sum([x]))
class SubD(dict):
    def __getitem__(self, k): return "get"
    def __setitem__(self, k, v): super().__setitem__(k, "set")
    def __contains__(self, k): return True
    def __len__(self): return 99
    def __iter__(self): return iter("ab")
    def keys(self): return ["k"]
d = SubD(x=1); d["y"] = 2
print(d["q"], "nope" in d, len(d), list(d), d.get("x"), dict(d), {**d}, d, [*d])
class SubL(list):
    def __getitem__(self, i): return "item"
    def __iter__(self): return iter([9])
    def __len__(self): return 5
    def __contains__(self, x): return True
l = SubL([1, 2]); print(l[0], list(l), len(l), 7 in l, l, [*l], sorted(l), tuple(l), l + [3], l == [1, 2])
class SubS(str):
    def __len__(self): return 9
    def __iter__(self): return iter("zz")
s = SubS("abc"); print(len(s), list(s), s, "".join(s), s[0], s == "abc", hash(s) == hash("abc"), {s: 1}["abc"])
