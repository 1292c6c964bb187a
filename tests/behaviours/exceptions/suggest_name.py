"""A NameError suggests a name in scope, a builtin, `self.` or an import."""
import traceback
counter = 1
def show(f):
    try: f()
    except Exception as e: print(traceback.format_exception(e)[-1], end="")
def local_typo():
    total_sum = 1
    return total_sun
def global_typo(): return countr
def builtin_typo(): return prnt
def module_missing(): return math.pi
def unbound():
    value = valu
    valu = 1
def nothing(): return qqqqqq
def from_import():
    from math import sqroot
def missing_module():
    import maths_x
def closure():
    outer_name = 1
    def inner(): return outer_nam
    inner()
for f in (local_typo, global_typo, builtin_typo, module_missing, unbound, nothing, from_import, missing_module, closure): show(f)
