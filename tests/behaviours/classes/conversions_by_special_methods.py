"""`__index__`, `__int__`, `__float__`, `__bool__`, `__len__`, `__format__`, `__bytes__`, `__round__` and their like."""
import math, operator
class X:
    def __index__(self): return 3
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __divmod__(self, o): return "divmod"
    def __rdivmod__(self, o): return "rdivmod"
    def __bytes__(self): return b"bytes"
    def __format__(self, s): return f"fmt[{s}]"
    def __length_hint__(self): return 9
    def __dir__(self): return ["b", "a"]
    def __sizeof__(self): return 100
    def __complex__(self): return 1j
    def __fspath__(self): return "/path"
    def __reversed__(self): return "rev"
    def __abs__(self): return "abs"
    def __invert__(self): return "inv"
    def __pos__(self): return "pos"
    def __neg__(self): return "neg"
x = X()
print([0, 1, 2, 3][x], "abcdef"[:x], range(x), bin(x), hex(x), oct(x), int(x), float(x), chr(x), [0] * x, operator.index(x), "ab" * x, bytes(x) , list(range(10))[::x])
print(round(x), round(x, 2), math.trunc(x), math.floor(x), math.ceil(x), divmod(x, 1), divmod(1, x), format(x, "q"), f"{x:>}", "{:z}".format(x), operator.length_hint(x), dir(x), complex(x), reversed(x), abs(x), ~x, +x, -x)
import os
print(os.fspath(x), (1).__class__, int("7", x + 7 if False else 10), round(2.5), round(x, None))
class OnlyLen:
    def __len__(self): return 0
print(bool(OnlyLen()), not OnlyLen())
class IntOnly:
    def __int__(self): return 42
print(int(IntOnly()))
for f in [lambda: [1][IntOnly()], lambda: range(IntOnly()), lambda: float(IntOnly()), lambda: "a" * IntOnly(), lambda: bin(IntOnly()), lambda: operator.index(1.5), lambda: chr(1.5), lambda: hex("a"), lambda: operator.length_hint(5, "a"), lambda: int(object()), lambda: round("a"), lambda: math.floor("a"), lambda: format(object(), "x"), lambda: bytes("a"), lambda: bytes(object()), lambda: int("z"), lambda: int("1", 99), lambda: int(1, 2), lambda: float("x"), lambda: complex("x"), lambda: int(b"q"), lambda: int(""), lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(5), lambda: abs("a"), lambda: sum(["a"]), lambda: sum([[]]), lambda: sorted([1, "a"]), lambda: max([]), lambda: max(1, "a"), lambda: min(), lambda: "".join([1]), lambda: "a".join("b", "c"), lambda: reversed(5), lambda: enumerate(5), lambda: zip(5), lambda: map(5), lambda: list(map(5, [1])), lambda: filter(None, 5), lambda: iter(5, 6), lambda: next(iter([])), lambda: getattr(5), lambda: isinstance(1), lambda: print(1, foo=2), lambda: open(), lambda: vars(5), lambda: list(5), lambda: tuple(5), lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(["abc"]), lambda: set(5), lambda: list(1, 2), lambda: frozenset(1, 2), lambda: "a".upper(1), lambda: "a".split(5), lambda: [].append(), lambda: [].pop(), lambda: [].pop("a"), lambda: {}.pop(1), lambda: set().pop(), lambda: {}.popitem(), lambda: [].remove(1), lambda: [].index(1), lambda: set().remove(1), lambda: [1].insert("a", 1), lambda: "abc".index("z"), lambda: b"abc".index(b"z"), lambda: (1,).index(2), lambda: "a".replace("b"), lambda: "{} {}".format(1), lambda: "{a}".format(), lambda: "{0} {}".format(1, 2), lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%d" % "a", lambda: "%z" % 1, lambda: "%(a)s" % 1, lambda: "%(a)s" % {}, lambda: "%c" % "ab", lambda: "%" % ()]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
