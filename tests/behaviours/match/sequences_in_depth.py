"""Sequence patterns: lengths, stars, nesting, and what is no sequence."""
import collections
def f(v):
    match v:
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"one and {rest}"
        case [*init, 9]: return f"{init} and nine"
        case [first, [a, *b], *_, last]: return f"{first} {a} {b} {last}"
        case (a, b, c): return f"three {a} {b} {c}"
        case [*all_]: return f"all {all_}"
    return "no sequence"
for v in [[], (), [5], (1, 2, 3), [4, 5, 9], [0, [1, 2], 3, 4], [0, "ab", 5], range(3), collections.deque([1, 2]), "abc", b"abc", bytearray(b"ab"), {1, 2}, {1: 2}, iter([1]), None, 5, (x for x in []), [[]], memoryview(b"ab"), collections.UserList([1]), [2, 3, 4, 5]]: print(type(v).__name__, f(v))
class Seq(collections.abc.Sequence):
    def __len__(self): return 2
    def __getitem__(self, i):
        if i < 2: return i * 10
        raise IndexError
print(f(Seq()) if False else [a + b for a, b in [Seq()]])
match Seq():
    case [a, b]: print(a, b)
class Sub(list): pass
class TS(tuple): pass
print(f(Sub([1, 2])), f(TS((5,))))
