"""Generator methods' edge cases: not started, running, exhausted, closed and wrong arguments."""
import inspect
def g():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
        return "ret"
    except GeneratorExit: print("exit"); raise
    except ValueError as e: print("caught", e); yield "after"
i = g()
print(inspect.getgeneratorstate(i))
try: i.send(5)
except TypeError as e: print(e)
print(next(i), inspect.getgeneratorstate(i), i.gi_running, i.gi_frame is not None, i.gi_yieldfrom, i.gi_suspended, i.gi_code.co_name)
print(i.send("v"))
try: next(i)
except StopIteration as e: print(repr(e), e.value, inspect.getgeneratorstate(i), i.gi_frame)
for f in [lambda: next(i), lambda: i.send(None), lambda: i.send(1), lambda: i.throw(KeyError("k")), lambda: i.close()]:
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
i = g(); next(i); print(i.throw(ValueError("t"))); print(i.close())
i = g(); next(i); print(i.close())
i = g(); print(i.close(), inspect.getgeneratorstate(i))
i = g()
try: i.throw(KeyError("early"))
except KeyError as e: print(e, inspect.getgeneratorstate(i))
def ign():
    while True:
        try: yield 1
        except GeneratorExit: pass
def closeret():
    try: yield
    except GeneratorExit: return "closed value"
i = closeret(); next(i); print(i.close(), i.close())
def selfrun():
    try: next(me)
    except ValueError as e: print(e)
    yield
me = selfrun(); next(me)
def si(): yield 1; raise StopIteration("x")
try: list(si())
except RuntimeError as e: print(e, repr(e.__cause__), repr(e.__context__))
i = g(); next(i)
for a in [(), (1,), ("x",), (int,)]:
    try: i.throw(*a)
    except BaseException as e: print(type(e).__name__, e)
for f in [lambda: next(5), lambda: g().send(), lambda: g().send(1, 2), lambda: setattr(g(), "gi_frame", 1), lambda: setattr(g(), "__name__", 5), lambda: type(g())(), lambda: g().zz, lambda: list(g)]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
x = g(); x.__name__ = "renamed"; print(x.__name__, x.__qualname__, repr(x).split(" at ")[0])
