"""Built-in names can be shadowed, and come back when the shadow is deleted."""
import builtins

len = lambda items: "shadowed"
print(len([1]))
del len
print(len([1]), builtins.len is len, __builtins__ is builtins)
builtins.special = 5
print(special)
del builtins.special
try:
    special
except NameError as error:
    print(error)
try:
    pritn
except NameError as error:
    print(error)
