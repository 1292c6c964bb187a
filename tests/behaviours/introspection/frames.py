"""`sys._getframe` gives the frames that run, with their code, lines, variables and globals."""
import sys, inspect
def f(a):
    b = 2
    fr = sys._getframe()
    print(fr.f_code.co_name, fr.f_globals is globals(), fr.f_back.f_code.co_name, fr.f_builtins["len"] is len)
    def g(): return sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno, b
    print(g())
    return fr
fr = f(1)
print(fr.f_code == f.__code__, fr.f_locals["a"], sys._getframe().f_code.co_name, sys._getframe().f_back)
class A:
    print(sys._getframe().f_code.co_name, "x" in sys._getframe().f_locals)
    def m(self): return sys._getframe().f_code.co_qualname
print(A().m(), (lambda: sys._getframe().f_code.co_name)(), [sys._getframe().f_code.co_name for _ in [1]], list(sys._getframe().f_code.co_name for _ in [1]))
for a in [100, "x", -1]:
    try: print(sys._getframe(a).f_code.co_name)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
def gen():
    yield sys._getframe().f_lineno
    yield sys._getframe().f_back.f_code.co_name
i = gen(); print(next(i), next(i), i.gi_frame.f_code.co_name)
print(inspect.currentframe().f_lineno, inspect.stack()[0].function, inspect.getframeinfo(inspect.currentframe()).lineno)
