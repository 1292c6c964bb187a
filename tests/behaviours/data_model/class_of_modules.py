"""A module may be given a subclass of its class: properties and hooks then work."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


import types


class Lazy(types.ModuleType):
    @property
    def answer(self):
        return 42

    def __getattr__(self, name):
        return f'made up: {name}'

    def __setattr__(self, name, value):
        print('setting', name)
        super().__setattr__(name, value)


module = types.ModuleType('sample')
module.before = 1
module.__class__ = Lazy
print(type(module), module.answer, module.before, module.other)
module.after = 2
print(module.after)


def give(value):
    module.__class__ = value


attempt(lambda: give(int))
module.__class__ = types.ModuleType
print(type(module))
attempt(lambda: module.answer)
