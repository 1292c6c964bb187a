"""importlib, __import__, sys.modules and sys.path."""
import importlib
import sys
import types

module = importlib.import_module("_exported")
print(module.visible, sys.modules["_exported"] is module, __import__("_exported") is module, importlib.import_module(".first", "_package").name)
made = types.ModuleType("made", "Made by hand.")
made.value = 5
sys.modules["made"] = made
import made as found

print(found.value, found.__doc__, found.__name__, type(found).__name__)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as error:
    print(error)
print(isinstance(sys.path, list), "" in sys.path, __spec__, __file__.endswith("importlib_functions.py"))
