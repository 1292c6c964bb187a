"""`global` in functions, classes, nested functions and loops."""
def f():
    global a, b
    a = 1
    for b in range(3): pass
    def g():
        a = 5
        return a
    def h():
        global a
        a += 10
    h()
    return g(), a
print(f(), a, b)
class K:
    global kk
    kk = "from class"
    def kk2(self): pass
print(kk, hasattr(K, "kk"))
def imports():
    global math_mod, sep
    import math as math_mod
    from os import sep
    global Klass
    class Klass: pass
    global func
    def func(): return 1
    global ctx
    with open(__file__) as ctx: pass
    global exc
    try: 1 / 0
    except ZeroDivisionError as exc: saved = str(exc)
    return saved
print(imports(), math_mod.pi > 3, sep, Klass.__qualname__, func(), ctx.closed, "exc" in globals())
