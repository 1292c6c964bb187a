"""What a module shows of itself: by its specification, or else by its file and loader."""

import math
import types


class Loader:
    def __repr__(self):
        return '<a loader>'


def specification(**values):
    return types.SimpleNamespace(**{'name': 'specified', 'origin': None, 'has_location': False, 'loader': None, **values})


module = types.ModuleType('sample')
print(module)
module.__loader__ = Loader()
print(module)
module.__file__ = '/somewhere/sample.py'
print(module)
module.__file__ = None
print(module)
for values in ({}, {'origin': 'here'}, {'origin': '/there.py', 'has_location': True}, {'loader': Loader()}):
    module.__spec__ = specification(**values)
    print(module)
nameless = types.ModuleType('nameless')
del nameless.__name__
print(nameless)
