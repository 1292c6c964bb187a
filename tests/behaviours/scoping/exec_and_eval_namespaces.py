"""`exec` and `eval` with namespaces: builtins are added, closures see globals alone, mappings serve as locals."""
g = {}
exec("x = 1\ndef f(): return x\nclass C: y = x", g)
print(sorted(k for k in g if k != "__builtins__"), "__builtins__" in g, g["f"](), g["C"].y)
l = {}
try: exec("x = 1\ndef f(): return x\nf()", {}, l)
except NameError as e: print(e, sorted(l))
class M(dict):
    def __missing__(self, k): return f"<{k}>"
print(eval("a + b", {}, M()), eval("(lambda: 1)()", {}), eval("[x for x in y]", {"y": [1]}))
exec("global zz; zz = 5", g, l); print(g["zz"], "zz" in l)
print(eval(compile("1 + 1", "f", "eval")), exec("1"), eval(" \t1 + 2\n"), eval(b"3"))
class Names:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print("get", k); return self.d[k]
    def __setitem__(self, k, v): print("set", k); self.d[k] = v
    def __delitem__(self, k): print("del", k); del self.d[k]
exec("a = 1\nb = a\ndel a", {}, Names())
for args in [("1", 5), ("1", {}, 5), (5,), ("x = 1",), ("",), ("1\n2",)]:
    try: print(eval(*args))
    except (TypeError, SyntaxError) as e: print(type(e).__name__, e.args[0])
def closure():
    v = 1
    def inner(): return v
    return inner
try: exec(closure().__code__)
except TypeError as e: print(e)
try: print(eval("nope"))
except NameError as e: print(e)
print(eval("__builtins__ is not None", {}), eval("len('ab')", {"__builtins__": {"len": lambda x: "mine"}}))
try: eval("len('ab')", {"__builtins__": {}})
except NameError as e: print(e)
