"""Exceptions of one's own: arguments, text, attributes, matching by base, and re-raising as another."""
class AppError(Exception):
    code = 1
    def __init__(self, message, *, detail=None): super().__init__(message); self.detail = detail
class NotFound(AppError): code = 404
class Denied(AppError):
    code = 403
    def __str__(self): return f"denied: {self.args[0]} ({self.detail})"
def handle(e):
    try: raise e
    except NotFound as x: return "nf", x.code, x.args, x.detail
    except AppError as x: return "app", x.code, str(x), repr(x)
    except (KeyError, IndexError) as x: return "lookup", type(x).__name__
    except Exception as x: return "other", x
for e in [NotFound("n", detail=1), Denied("d", detail="x"), AppError("a"), KeyError("k"), IndexError(), OSError(2, "m")]: print(handle(e))
try: AppError()
except TypeError as e: print(e)
class Multi(ValueError, KeyError): pass
for base in (ValueError, KeyError, LookupError, Exception):
    try: raise Multi("m")
    except base as e: print(base.__name__, e)
class NoInit(Exception):
    def __init__(self, a, b): self.sum = a + b
e = NoInit(1, 2); print(e.args, e.sum, str(e), repr(e))
def convert():
    try: int("x")
    except ValueError as e: raise NotFound("converted") from e
try: convert()
except AppError as e: print(type(e.__cause__).__name__, e.__cause__.args, e.__suppress_context__)
print(issubclass(NotFound, AppError), NotFound.__mro__[1].__name__, isinstance(Multi(), KeyError))
