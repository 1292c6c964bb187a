"""`match` as a dispatcher: commands, trees, guards with side effects, and falling through."""
from dataclasses import dataclass
@dataclass
class Num: v: float
@dataclass
class Bin: op: str; l: object; r: object
@dataclass
class Neg: e: object
def ev(e):
    match e:
        case Num(v): return v
        case Bin("+", l, r): return ev(l) + ev(r)
        case Bin("*", Num(0), _) | Bin("*", _, Num(0)): return 0
        case Bin("*", l, r): return ev(l) * ev(r)
        case Neg(Neg(e)): return ev(e)
        case Neg(e=inner): return -ev(inner)
        case _: raise TypeError(f"cannot evaluate {e!r}")
print(ev(Bin("+", Num(2), Bin("*", Num(3), Neg(Num(4))))), ev(Bin("*", Num(0), None)), ev(Neg(Neg(Num(1)))))
try: ev(Bin("/", 1, 2))
except TypeError as e: print(e)
def command(text):
    match text.split():
        case ["go", ("north" | "south") as d]: return f"going {d}"
        case ["get", item, *rest] if not rest: return f"got {item}"
        case ["quit" | "exit"]: return "bye"
        case [verb]: return f"{verb} what?"
        case []: return "silence"
        case [_, *args]: return f"unknown with {len(args)}"
for t in ["go north", "get lamp", "exit", "jump", "", "go up", "get a b"]: print(command(t))
calls = []
def guard(n): calls.append(n); return n == 2
match 5:
    case x if guard(1): pass
    case x if guard(2): print("second", x)
    case x if guard(3): pass
print(calls)
match 1:
    case 2: print("no")
print("fell through")
