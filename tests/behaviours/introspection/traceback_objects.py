"""Traceback objects hold frames and lines, can be made by hand and attached with `with_traceback`."""
import sys, traceback, types
def a(): b()
def b(): 1 / 0
try: a()
except ZeroDivisionError as e:
    tb = e.__traceback__
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is e, sys.exc_info()[2] is tb, sys.exception() is e)
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_next is not None)
        tb = tb.tb_next
    saved = e
print(sys.exc_info(), sys.exception())
try: raise saved.with_traceback(None)
except ZeroDivisionError as e: print(len(traceback.extract_tb(e.__traceback__)), e is saved)
tb = types.TracebackType(None, sys._getframe(), 0, 77); print(tb.tb_lineno, tb.tb_next, tb.tb_lasti)
e = ValueError("x").with_traceback(tb); print(e.__traceback__ is tb)
for f in [lambda: e.with_traceback(5), lambda: setattr(e, "__traceback__", 5), lambda: setattr(e, "__cause__", 5), lambda: setattr(e, "__context__", 5), lambda: delattr(e, "__traceback__"), lambda: setattr(tb, "tb_next", tb), lambda: setattr(e, "args", 5), lambda: e.add_note(5), lambda: delattr(e, "__cause__"), lambda: delattr(e, "args"), lambda: setattr(e, "__suppress_context__", "x"), lambda: e.with_traceback()]:
    try: f(); print("ok")
    except (TypeError, ValueError, AttributeError) as x: print(type(x).__name__, x)
def nested():
    try: raise KeyError(1)
    except KeyError:
        print(sys.exc_info()[1])
        try: raise ValueError(2)
        except ValueError: print(sys.exc_info()[1])
        print(sys.exc_info()[1])
        def g():
            print(sys.exc_info()[1]); yield
            print(sys.exc_info()[1])
        i = g(); next(i)
    print(sys.exc_info()[1]); next(i, None)
nested()
