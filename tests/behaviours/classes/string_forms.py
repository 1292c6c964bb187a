"""`__repr__`, `__str__`, `__format__` and `__bytes__` and what falls back on what."""
class R:
    def __repr__(self): return "R()"
class S:
    def __str__(self): return "S!"
class F:
    def __format__(self, spec): return f"F<{spec}>"
class Sub(R): pass
print(str(R()), repr(R()), f"{R()}", f"{R()!s:>5}|", [R()], (R(),), {1: R()}, "%s %r" % (R(), R()), "{} {!r}".format(R(), R()))
print(str(S()), f"{S()}", repr(S()).startswith("<__main__.S object at 0x"), [S()].__repr__()[:9])
print(f"{F():abc}", format(F()), f"{F()}", str(F())[:11], repr(Sub()), str(type(Sub())), f"{F():{1}{2}}")
try: format(R(), "x")
except TypeError as e: print(e)
class Rec:
    def __init__(self): self.items = [self]
    def __repr__(self): return f"Rec({len(self.items)})"
print(Rec().items); l = []; l.append(l); print(l); d = {}; d["d"] = d; print(d); t = ([],); t[0].append(t); print(t)
class Outer:
    class Inner: pass
    def f(self):
        class Local: pass
        return Local
print(Outer.Inner, Outer().f(), repr(Outer.Inner()).split(" at ")[0])
