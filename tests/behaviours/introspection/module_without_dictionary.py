"""`dir` of a module asks for its `__dict__`, which a subclass may have something else for."""
import types


class Numbered(types.ModuleType):
    __dict__ = 8


class Filled(types.ModuleType):
    @property
    def __dict__(self):
        return {'b': 1, 'a': 2}


print(dir(Filled('filled')))
try:
    dir(Numbered('numbered'))
except TypeError as error:
    print(error)
