"""Reading a name before it is bound says whether it is local, free or global."""
def local():
    print(a)
    a = 1
def free():
    def inner(): return b
    inner()
    b = 1
def aug(): c += 1
def augg():
    global d
    d += 1
def in_del():
    e = 1
    del e
    return e
def branch(flag):
    if flag: f = 1
    return f
def loop():
    for g in []: pass
    return g
class K: pass
def classes():
    class A: y = z_undefined
for f in (local, free, aug, augg, in_del, lambda: branch(False), loop, classes):
    try: f()
    except NameError as x: print(type(x).__name__, x)
