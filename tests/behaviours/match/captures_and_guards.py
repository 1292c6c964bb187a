"""Captures bind as patterns succeed, guards run after, and names stay bound after the statement."""
def f(v):
    match v:
        case [x, y] if x > y: return "gt", x, y
        case [x, y]: return "le", x, y
        case {"a": x, **rest} if rest: return "rest", x, rest
        case {"a": x}: return "only", x
        case (1 | 2 | 3) as n: return "small", n
        case [[a, b] | {"k": a, "l": b}, *rest]: return "or", a, b, rest
        case -1 | -1.5 | 1j | -2-3j: return "neg"
        case "x" | b"y" | None | True: return "literal"
        case [_, _, *_, last]: return "last", last
        case _: return "other"
for v in [[2, 1], (1, 2), {"a": 1, "b": 2}, {"a": 1}, 2, [[1, 2]], [{"k": 1, "l": 2}, 3, 4], -1, -1.5, 1j, -2-3j, "x", b"y", None, True, [1, 2, 3, 4], "ab", b"ab", {"b": 1}, set()]:
    print(f(v))
match 5:
    case z if z > 10: print("no")
    case w: pass
print(z, w)
class Color:
    RED = 1
    class Deep: BLUE = 2
for v in (1, 2, 3):
    match v:
        case Color.RED: print("red")
        case Color.Deep.BLUE: print("blue")
        case _: print("none")
match 1, 2:
    case a, b: print(a, b)
match [1, 2, 3], :
    case [[_, *m]]: print(m)
match match := {"case": 1}:
    case {"case": case}: print(match, case)
_ = 7
match 3:
    case _: print(_)
import collections
match collections.deque([1, 2]), range(3):
    case [a, b], [0, *r]: print(a, b, r)
match collections.OrderedDict(a=1):
    case {"a": 1}: print("mapping")
match collections.defaultdict(int):
    case {"q": x}: print("no")
    case {}: print("empty pattern")
match 1.0:
    case 1: print("equal")
match True:
    case 1: print("one")
