"""Notes, causes, contexts and suppression, as attributes and as printed."""
import traceback
def show(e): print("".join(traceback.format_exception(e)).replace(__file__, "FILE"), end="")
e = ValueError("a"); e.add_note("note 1"); e.add_note("note\ntwo"); print(e.__notes__); show(e)
e.__notes__ = 5; show(e)
e.__notes__ = [1, "x"]; show(e)
try:
    try: raise KeyError("k")
    except KeyError as k: raise ValueError("v") from k
except ValueError as v: show(v); print(v.__cause__ is v.__context__, v.__suppress_context__)
try:
    try: raise KeyError("k")
    except KeyError: raise ValueError("v") from None
except ValueError as v: show(v); print(repr(v.__context__), v.__cause__, v.__suppress_context__)
try:
    try: raise KeyError("k")
    except KeyError: raise ValueError("v")
except ValueError as v: show(v)
for code in ["raise 5", "raise int", "raise ValueError from 5", "raise ValueError from int", "raise", "raise None", "raise ValueError from KeyError", "raise 'x'", "raise (ValueError, 1)"]:
    try: exec(code)
    except BaseException as x: print(type(x).__name__, x, repr(x.__cause__))
class Bad(Exception):
    def __new__(cls): return 5
try: raise Bad
except TypeError as x: print(x)
class Str(Exception):
    def __str__(self): raise ValueError
show(Str())
class Rep(Exception):
    def __str__(self): return "multi\nline"
show(Rep()); show(Exception()); show(Exception("")); show(Exception(1, 2)); show(KeyError("q")); show(KeyError()); show(OSError(2, "msg", "f")); show(StopIteration(3))
print(repr(Exception("a", 1)), str(Exception("a", 1)), repr(KeyError("a")), str(KeyError("a")), Exception("a").args, repr(Exception("x",)))
class N: 
    class Inner(Exception): pass
show(N.Inner("x"))
a, b = ValueError("a"), ValueError("b"); a.__context__ = b; b.__context__ = a; show(a)
print(OSError(2, "x").errno, OSError(2, "x").__class__.__name__, OSError("just"), OSError(1, "a", "b", None, "c"), ImportError("m", name="n", path="p").name, NameError("x", name="y").name, AttributeError("a", name="b", obj=1).obj, StopIteration(5).value, SystemExit(3).code, UnicodeDecodeError("u", b"abc", 0, 1, "r"), SyntaxError("m", ("f", 1, 2, "t")).lineno)
for f in [lambda: ValueError(a=1), lambda: ImportError(x=1), lambda: UnicodeDecodeError(1), lambda: NameError(z=1), lambda: AttributeError("a", q=1), lambda: BaseException(k=1), lambda: SyntaxError("a", 5), lambda: StopIteration(1, k=2)]:
    try: f(); print("ok")
    except TypeError as x: print(x)
