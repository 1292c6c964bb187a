"""Closures share cells: each sees later assignments, and calls have cells of their own."""
def pair():
    value = 0
    def get(): return value
    def put(new):
        nonlocal value
        value = new
    return get, put
g1, p1 = pair(); g2, p2 = pair()
p1(5); print(g1(), g2())
print(g1.__closure__[0] is p1.__closure__[0], g1.__closure__[0] is g2.__closure__[0], g1.__closure__[0].cell_contents)
g1.__closure__[0].cell_contents = 9; print(g1())
print(pair.__closure__, repr(g1.__closure__[0]).startswith("<cell at "))
def late():
    def f(): return x
    try: f()
    except NameError as e: print(e)
    x = 1
    return f()
print(late())
try: del g1.__closure__[0].cell_contents; g1()
except NameError as e: print(e)
