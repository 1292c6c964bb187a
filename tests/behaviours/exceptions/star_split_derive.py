"""`except*` takes the matching parts of a group and re-raises the rest; groups split, and derive."""
def show(g, d=0):
    print(" " * d + type(g).__name__, g.message if isinstance(g, BaseExceptionGroup) else g.args)
    for e in getattr(g, "exceptions", ()): show(e, d + 1)
try:
    try:
        raise ExceptionGroup("top", [ValueError(1), TypeError(2), ExceptionGroup("sub", [ValueError(3), KeyError(4)])])
    except* ValueError as g:
        show(g)
    except* (TypeError,) as g:
        show(g)
except ExceptionGroup as rest:
    show(rest)
try:
    raise ValueError("plain")
except* ValueError as g:
    show(g)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as g:
        raise KeyError("new")
except BaseException as e:
    show(e); print(e.__context__ is None, [type(x.__context__).__name__ for x in e.exceptions])
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise
except BaseException as e:
    show(e)
class MyGroup(ExceptionGroup):
    def __new__(cls, message, excs, code): 
        self = super().__new__(cls, message, excs); self.code = code; return self
    def derive(self, excs): return MyGroup(self.message, excs, self.code)
g = MyGroup("m", [ValueError(1), TypeError(2)], 7)
g.add_note("n")
a, b = g.split(ValueError)
print(type(a).__name__, a.code, a.exceptions, b.exceptions, a.__notes__)
print(g.subgroup(lambda e: isinstance(e, TypeError)).exceptions, g.subgroup(KeyError), g.split((ValueError, TypeError))[1])
print(repr(ExceptionGroup("a", [ValueError()])), str(ExceptionGroup("a", [ValueError(), ExceptionGroup("b", [OSError()])])))
for make in [lambda: ExceptionGroup("a", []), lambda: ExceptionGroup("a", 1), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("a", [1]), lambda: ExceptionGroup("a"), lambda: ExceptionGroup("a", [KeyboardInterrupt()]), lambda: ExceptionGroup(), lambda: g.split(1), lambda: g.subgroup([]), lambda: ExceptionGroup("a", [ValueError]), lambda: ExceptionGroup("x", {})]:
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e)
print(type(BaseExceptionGroup("x", [ValueError()])).__name__, type(BaseExceptionGroup("x", [KeyboardInterrupt()])).__name__)
try:
    try: raise ValueError
    except* ExceptionGroup: pass
except TypeError as e: print(e)
try:
    try: raise ValueError
    except* 1: pass
except TypeError as e: print(e)
def f():
    for i in range(2):
        try: raise ExceptionGroup("x", [ValueError()])
        except* ValueError: print("in loop")
    return "done"
print(f())
for s in ["try: pass\nexcept* A: pass\nexcept B: pass", "try: pass\nexcept*: pass", "for x in y:\n try: pass\n except* A: break", "for x in y:\n try: pass\n except* A: continue", "try: pass\nexcept* A, B: pass", "try: pass\nexcept* A, B as c: pass", "try: pass\nexcept A, B as c: pass", "try: pass\nexcept A, B: pass", "try: pass\nexcept A as b.c: pass","try: pass\nexcept (A, B) as c: pass", "try: pass\nexcept A B: pass", "try: pass\nexcept A as 1: pass"]:
    try:
        compile(s, "<s>", "exec"); print("ok")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
