"""Tracebacks underline the operation that failed with `^` and its operands with `~`."""
import traceback
x = None
d = {"a": {"b": 1}}
def show(f):
    try: f()
    except Exception as e: print("\n".join(traceback.format_exception(e)[2:]).replace(__file__, "FILE"), end="")
def binary(): return 1 + x
def longer(): return (1 + 2) * (3 + x)
def sub(): return d["a"]["c"]["e"]
def call(): return int("zz")
def method(): return "abc".nope("x")
def attr(): return x.y.z
def star(): return print(*1)
def neg(): return -"a"
def comp(): return 1 < x
def multi():
    return (1 +
            x)
def nested(): return int(str("q" + "w"))
def fstr(): return f"{x.z} {1}"
def aug():
    y = 1
    y += x
def unpack(): a, b = 1, 2, 3
def delsub(): del d["z"]
def asrt(): assert x, "message"
def rais(): raise ValueError("boom")
def chained(): return [i for i in range(3)][10]
def lam(): return (lambda: 1 / 0)()
def wth():
    with x: pass
def loop():
    for i in 5: pass
def imp(): import nope_nope
for f in (binary, longer, sub, call, method, attr, star, neg, comp, multi, nested, fstr, aug, unpack, delsub, asrt, rais, chained, lam, wth, loop, imp): show(f)
