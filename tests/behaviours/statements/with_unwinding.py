"""`with` enters left to right, exits right to left, and an exit may swallow, replace or see the exception."""
log = []
class CM:
    def __init__(self, name, swallow=False, fail_enter=False, fail_exit=False):
        self.name, self.swallow, self.fail_enter, self.fail_exit = name, swallow, fail_enter, fail_exit
    def __enter__(self):
        log.append("enter " + self.name)
        if self.fail_enter: raise ValueError("enter " + self.name)
        return self.name
    def __exit__(self, t, v, tb):
        log.append(f"exit {self.name} {t.__name__ if t else None} {v}")
        if self.fail_exit: raise KeyError("exit " + self.name)
        return self.swallow
def run(f):
    log.clear()
    try: r = f()
    except Exception as e: r = repr(e), repr(e.__context__)
    print(r, log)
def plain():
    with CM("a") as x, CM("b") as y: return x + y
def parens():
    with (CM("a") as x, CM("b"), CM("c") as z,): return x + z
def swallow():
    with CM("a", swallow=True), CM("b"): 1 / 0
    return "after"
def enter_fails():
    with CM("a"), CM("b", fail_enter=True): pass
def exit_fails():
    with CM("a"), CM("b", fail_exit=True): 1 / 0
def exit_replaces():
    with CM("a", swallow=True), CM("b", fail_exit=True): pass
    return "swallowed"
def loops():
    out = []
    for i in range(4):
        with CM(str(i)):
            if i == 1: continue
            if i == 3: break
        out.append(i)
    return out
def target():
    d = {}
    with CM("v") as d["k"], CM("w") as (p): pass
    return d, p
def unpacking():
    class P:
        def __enter__(self): return 1, (2, 3)
        def __exit__(self, *a): log.append(len(a))
    with P() as (a, (b, c)): return a + b + c
def bad_unpack():
    with CM("ab") as (a, b, c): pass
for f in (plain, parens, swallow, enter_fails, exit_fails, exit_replaces, loops, target, unpacking, bad_unpack): run(f)
