"""The module `builtins` says what it is as other built-in modules do."""
import builtins
import importlib.machinery
import sys

print(builtins, builtins.__spec__.origin, builtins.__package__ == '')
print(builtins.__loader__ is importlib.machinery.BuiltinImporter, builtins.__spec__.name, 'builtins' in sys.builtin_module_names)
