"""`__del__` runs once when the object dies, weak references are cleared and call back."""
import gc, weakref
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
d = D(1); r = weakref.ref(d, lambda r: print("callback", r() is None)); print(r() is d, weakref.getweakrefcount(d))
del d; gc.collect(); print(r())
class Node: pass
a = Node(); a.me = a; w = weakref.ref(a); del a; gc.collect(); print(w())
class R:
    def __del__(self):
        global saved
        saved = self
        print("resurrect")
x = R(); del x; gc.collect(); print(type(saved).__name__); del saved; gc.collect(); print("once")
wd = weakref.WeakValueDictionary(); v = Node(); wd["k"] = v; print(len(wd), wd["k"] is v); del v; gc.collect(); print(len(wd), "k" in wd)
wk = weakref.WeakKeyDictionary(); k = Node(); wk[k] = 1; print(len(wk)); del k; gc.collect(); print(len(wk))
ws = weakref.WeakSet(); s = Node(); ws.add(s); print(s in ws, len(ws)); del s; gc.collect(); print(len(ws))
p = Node(); p.x = 5; pr = weakref.proxy(p); print(pr.x); del p; gc.collect()
try: pr.x
except ReferenceError as e: print(e)
class M:
    def m(self): return "m"
o = M(); wm = weakref.WeakMethod(o.m); print(wm()()); del o; gc.collect(); print(wm())
f = weakref.finalize(q := Node(), print, "finalized"); print(f.alive); del q; gc.collect(); print(f.alive)
for v in (1, "s", (), [], {}, None, object()):
    try: weakref.ref(v); print("ok")
    except TypeError as e: print(e)
o = Node(); r1, r2 = weakref.ref(o), weakref.ref(o); print(r1 == r2, hash(r1) == hash(o))
