"""Names not found in the globals are looked for in the builtins, and a global can hide and reveal them."""
print(len([1]))
len = lambda x: "mine"
print(len([1]))
del len
print(len([1]))
import builtins
builtins.added_name = "added"
print(added_name)
del builtins.added_name
try: added_name
except NameError as e: print(e)
def f():
    global abs
    abs = lambda x: "hidden"
    return abs(-1)
print(f(), abs(-1)); del abs; print(abs(-1))
