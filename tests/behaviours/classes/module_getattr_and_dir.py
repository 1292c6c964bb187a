"""A module's own `__getattr__` and `__dir__` answer for what it lacks."""
import sys, types
m = types.ModuleType("m", "doc")
exec('''
x = 1
def __getattr__(name):
    if name.startswith("dyn_"): return name.upper()
    raise AttributeError(f"module has no {name}")
def __dir__(): return ["z", "a"]
''', m.__dict__)
sys.modules["m"] = m
import m as mm
print(mm.x, mm.dyn_a, dir(mm), hasattr(mm, "other"), getattr(mm, "other", "default"))
from m import dyn_b
print(dyn_b)
try: from m import nothing
except ImportError as e: print(e)
try: mm.nothing
except AttributeError as e: print(e)
print(m, m.__name__, m.__doc__, m.__loader__, m.__spec__, m.__package__)
p = types.ModuleType("p")
try: p.zzz
except AttributeError as e: print(e)
del p.__name__
try: p.zzz
except AttributeError as e: print(e)
for args in [(), (5,), ("a", "b", "c")]:
    try: types.ModuleType(*args); print("ok")
    except TypeError as e: print(e)
p.attr = 1; print(vars(p)["attr"]); del p.attr
try: del p.attr
except AttributeError as e: print(e)
