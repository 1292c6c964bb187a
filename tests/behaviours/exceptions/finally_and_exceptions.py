"""`finally` runs on every way out, and a new exception in it keeps the old one as context."""
log = []
def a():
    try: raise ValueError("v")
    finally: log.append("f")
try: a()
except ValueError as e: print(e, log)
def b():
    try: raise ValueError("v")
    finally: raise KeyError("k")
try: b()
except KeyError as e: print(repr(e), repr(e.__context__))
def c():
    try:
        try: 1 / 0
        except ZeroDivisionError: raise TypeError("t")
        finally: log.append("inner")
    except TypeError as e: return repr(e.__context__)
print(c())
def d():
    try: return "try"
    except: return "except"
    else: return "else"
    finally: log.append("d")
print(d())
def e():
    try: pass
    except: return "except"
    else: return "else"
    finally: log.append("e")
print(e(), log)
def f():
    try:
        raise ValueError("1")
    except ValueError:
        try: raise KeyError("2")
        except KeyError: pass
        raise
try: f()
except ValueError as x: print(repr(x), x.__context__)
def g():
    for i in range(3):
        try:
            if i == 1: raise ValueError
            yield i
        except ValueError: yield "caught"
        finally: yield f"finally {i}"
print(list(g()))
def h():
    try: 1 / 0
    except ZeroDivisionError as x:
        def inner(): return x
        r = inner()
    try: inner()
    except NameError as n: return str(n), repr(r)
print(h())
try:
    try: raise ValueError("a")
    except ValueError as v:
        raise v
except ValueError as w: print(w.__context__, w.__cause__)
try: raise
except RuntimeError as r: print(r)
class E(Exception): pass
try: raise E
except (KeyError, E) as x: print(repr(x))
try:
    try: raise E("x")
    except KeyError: pass
    except Exception: raise KeyError("from") from ValueError("cause")
except KeyError as k: print(repr(k.__cause__), repr(k.__context__), k.__suppress_context__)
