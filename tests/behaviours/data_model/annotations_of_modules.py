"""A module's annotations are made when they are asked for, and can be set and deleted."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


import types

module = types.ModuleType('sample')
print(module.__annotations__, module.__annotate__)
module.__annotations__ = {'a': int}
print(module.__annotations__)
del module.__annotations__
attempt(lambda: delattr(module, '__annotations__'))
module.__annotate__ = lambda format: {'b': str}
print(module.__annotations__)
attempt(lambda: setattr(module, '__annotate__', 5))
attempt(lambda: delattr(module, '__annotate__'))
