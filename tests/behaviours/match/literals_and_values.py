"""Literal patterns compare by equality, `None`, `True` and `False` by identity, dotted names by value."""
import math
class Status: OK = 200; MISSING = 404
def f(v):
    match v:
        case 0: return "zero"
        case -1: return "minus one"
        case 1.5 | 2.5: return "half"
        case 1 + 2j: return "complex"
        case "a" | 'b': return "letter"
        case b"x": return "bytes"
        case None: return "none"
        case True: return "true"
        case False: return "false"
        case Status.OK | Status.MISSING: return "status"
        case math.pi: return "pi"
        case "multi" "part": return "joined"
        case """triple""": return "triple"
        case 0xff | 1_000: return "forms"
    return "nothing"
for v in [0, 0.0, -1, 1.5, 1 + 2j, "a", "b", b"x", None, True, 1, False, 200, 404, 404.0, math.pi, "multipart", "triple", 255, 1000, "z", [], ...]: print(repr(v), f(v))
