"""Modules have `__annotate__` too, and it and `__annotations__` take each other's place."""
import types

module = types.ModuleType("module")
print(module.__annotate__, module.__annotations__)
module.__annotate__ = lambda format: {"made": int}
print(module.__annotations__, module.__annotate__(1))
for wrong in (5,):
    try:
        module.__annotate__ = wrong
    except TypeError as error:
        print(error)
module.__annotate__ = lambda format: 5
try:
    module.__annotations__
except TypeError as error:
    print(error)
try:
    del module.__annotations__
except AttributeError as error:
    print(error)
module.__annotations__ = {"set": 1}
print(module.__annotate__)
del module.__annotations__
print(module.__annotations__, module.__annotate__)
try:
    del module.__annotate__
except TypeError as error:
    print(error)
