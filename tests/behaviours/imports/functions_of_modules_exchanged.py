"""A call through a module finds what the module has at that moment, at the same place in the source."""

import sys
import types


def plain(*values):
    return f"plain{values}"


class Made:
    def __init__(self, *values):
        self.values = values

    def __repr__(self):
        return f"Made{self.values}"

    def method(self, *values):
        return f"method of {self}: {values}"

    def __call__(self, *values):
        return f"called {self}: {values}"


class Watched(types.ModuleType):
    def __getattribute__(self, name):
        return (lambda *values: f"watched {name}{values}") if name == "work" else super().__getattribute__(name)


def call(module, *values):
    try:
        match len(values):
            case 0:
                return module.work()
            case 1:
                return module.work(values[0])
            case _:
                return module.work(values[0], values[1])
    except (AttributeError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


def main():
    module = types.ModuleType("made")
    other = types.ModuleType("other")
    other.work = lambda *values: f"other{values}"
    for work in (plain, Made, Made(1).method, Made(2), max, [].append, 5, None):
        module.work = work
        for values in ((), ([1, 3],), (7, 4)):
            print(call(module, *values), call(other, *values))
    del module.work
    print(call(module, 1))
    module.__getattr__ = lambda name: plain if name == "work" else None
    print(call(module, 1))
    module.work = print
    call(module, "again")
    module.__class__ = Watched
    print(call(module, 1), call(other, 2))
    print(call(Made(3), 4))
    vars(other)["work"] = len
    print(call(other, "four"), sys.intern("a"), sys.getrecursionlimit() > 0)


main()
