"""Mapping patterns look keys up with `get`, ignore the rest, and collect it with `**`."""
import collections, types
def f(v):
    match v:
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": "rect", "size": [w, h]}: return f"rect {w}x{h}"
        case {"type": str(t), **rest} if rest: return f"{t} {rest}"
        case {1: a, 2.0: b, None: c, False: d} if False: return "never"
        case {-1: x, b"k": y}: return f"keys {x} {y}"
        case {"nested": {"deep": [_, {"x": x}]}}: return f"deep {x}"
        case {}: return f"mapping of {len(v)}"
    return "none"
for v in [{"type": "circle", "r": 2, "extra": 1}, {"type": "rect", "size": (3, 4)}, {"type": "line", "len": 5}, {"type": "dot"}, {-1: "a", b"k": "b"}, {"nested": {"deep": [0, {"x": 7}]}}, {}, collections.OrderedDict(q=1), types.MappingProxyType({"type": "circle", "r": 1}), collections.defaultdict(list), collections.Counter("ab"), [], "s", None, {"type": 5}]: print(f(v))
d = collections.defaultdict(list)
match d:
    case {"missing": x}: print("no")
    case _: print("not made", dict(d))
match {"a": 1, "b": 2, "c": 3}:
    case {"a": 1, **others}: print(others, type(others).__name__)
class M(dict):
    def get(self, k, default=None): print("get", k); return super().get(k, default)
match M(k=1):
    case {"k": v, "z": _}: print("no")
    case {"k": v}: print("v", v)
