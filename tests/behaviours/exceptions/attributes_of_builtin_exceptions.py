"""Built-in exceptions keep their arguments in attributes of their own."""
def get(f, *names):
    try: f()
    except BaseException as e: print(type(e).__name__, e.args, *[getattr(e, n, "-") for n in names])
get(lambda: {}["k"]); get(lambda: [].x, "name"); get(lambda: nope, "name"); get(lambda: open("/nonexistent/x"), "errno", "strerror", "filename", "filename2")
get(lambda: next(iter([])), "value"); get(lambda: exec("import nope.x"), "name", "path");
get(lambda: b"\xff".decode(), "encoding", "object", "start", "end", "reason"); get(lambda: "\u20ac".encode("ascii"), "encoding", "object", "start", "end", "reason")
get(lambda: exec("x ="), "msg", "lineno", "offset", "text", "filename", "end_lineno", "end_offset")
import sys
get(lambda: sys.exit(3), "code"); get(lambda: sys.exit("text"), "code"); get(lambda: sys.exit(), "code"); get(lambda: int("x")); get(lambda: 1 / 0); get(lambda: 2.0 ** 10000); get(lambda: "a" + 1); get(lambda: [][1]); get(lambda: (_ for _ in ()).throw(ValueError, "v"))
print([c.__name__ for c in FileNotFoundError.__mro__], [c.__name__ for c in ModuleNotFoundError.__mro__], [c.__name__ for c in UnicodeDecodeError.__mro__], IOError is OSError, EnvironmentError is OSError)
print(isinstance(OSError(2, "x"), FileNotFoundError), type(OSError(13, "x")).__name__, type(OSError(17, "")).__name__, type(OSError(999, "")).__name__, type(OSError("a")).__name__, OSError(2, "m", "f"), repr(OSError(2, "m", "f")), str(OSError()), OSError(1, 2, 3, 4, 5))
class My(OSError):
    def __init__(self, *a, extra=None): super().__init__(*a); self.extra = extra
print(My(2, "m", extra=1).errno, My(2, "m").strerror, My("a").args)
for e in [Exception(), Exception(1), Exception("a"), Exception("a", 2), KeyError("k"), KeyError(), IndexError("i"), StopIteration(1), SystemExit(2), UnicodeEncodeError("utf-8", "a", 0, 1, "r"), ImportError("m", name="n"), AttributeError("m", name="n", obj=1), NameError("m", name="n"), AssertionError("a"), BaseExceptionGroup("g", [KeyboardInterrupt()])]: print(repr(e), "|", str(e))
