"""`yield` stands in any expression, and what was evaluated before it waits."""
def g():
    x = [1, (yield "a"), 3]
    y = {"k": (yield "b"), (yield "key"): (yield "value")}
    z = f"{(yield 'c')}!"
    w = (yield 1) + (yield 2) * (yield 3)
    v = print((yield "p"), (yield "q"), sep=(yield "s"))
    u = (yield 1) if (yield True) else (yield 0)
    t = x[(yield "i")]
    a, b = (yield "u"), (yield "v")
    c = (yield) or (yield "or")
    d = not (yield "not")
    e = (yield 5) < (yield 6) < (yield 7)
    h = lambda: (yield)
    yield x, y, z, w, u, t, a, b, c, d, e
i = g(); out = [next(i)]
sends = iter(["S1", "kb", "kk", "kv", "fs", 2, 3, 4, "P", "Q", "-", True, "U", 1, "aa", "bb", 0, "orv", 0, 1, 2, 3])
for s in sends: out.append(i.send(s))
print(out)
def assign():
    d = {}
    d[(yield "key")] = yield "val"
    d[(yield "k2")] += yield "v2"
    yield d
i = assign(); next(i); print(i.send("v"), i.send("K"), end=" ")
try: print(i.send("K"), i.send(5))
except TypeError as e: print(e)
def ret(): return (yield)
def args(*a): return a
def call(): yield args(1, *(yield "star"), k := (yield "w"), k)
i = call(); next(i); i.send([2, 3]); print(i.send("W"))
