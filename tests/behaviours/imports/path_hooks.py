"""Hooks of `sys.path_hooks` are asked for entries of `sys.path` that they know."""
import sys
from importlib.machinery import ModuleSpec


class Finder:
    def __init__(self, entry):
        if not entry.startswith('imagined:'):
            raise ImportError('not mine')
        self.entry = entry

    def find_spec(self, name, target=None):
        print('asked for', name)
        return ModuleSpec(name, self) if name.startswith('imagined_') else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.entry = self.entry


sys.path_hooks.insert(0, Finder)
sys.path.insert(0, 'imagined:place')
import imagined_one
print(imagined_one.entry)
try:
    import missing_one
except ModuleNotFoundError as error:
    print(error)
print(type(sys.path_importer_cache['imagined:place']).__name__)
