"""A module can be given a class of its own, whose properties its attributes then are."""

import sys
import types


class Counting(types.ModuleType):
    @property
    def answer(self):
        return 42

    def __setattr__(self, name, value):
        if name == 'fixed':
            raise AttributeError('cannot set fixed')
        super().__setattr__(name, value)


module = types.ModuleType('example')
module.kept = 1
module.__class__ = Counting
print(module.answer, module.kept, type(module).__name__, isinstance(module, types.ModuleType), module.__dict__['kept'])
try:
    module.fixed = 1
except AttributeError as error:
    print(error)
sys.modules[__name__].__class__ = Counting
print(sys.modules[__name__].answer)
module.__class__ = types.ModuleType
module.fixed = 2
print(module.fixed, hasattr(module, 'answer'))
for wrong in (int, object, type('Plain', (), {})):
    try:
        module.__class__ = wrong
    except TypeError as error:
        print(error)
