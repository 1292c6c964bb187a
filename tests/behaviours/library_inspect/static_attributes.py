"""`getattr_static` runs no descriptor, no property named `__dict__` and no hook."""

import inspect


class Descriptor:
    def __get__(self, instance, owner):
        raise AssertionError("not to be run")


class Data(Descriptor):
    def __set__(self, instance, value):
        pass


class Hidden:
    @property
    def __dict__(self):
        raise AssertionError("not to be run")

    attribute = 1


class Meta(type):
    of_the_metaclass = 5


class Holder(metaclass=Meta):
    plain = Descriptor()
    data = Data()
    __slots__ = ("slot", "__dict__")

    def __getattr__(self, name):
        raise AssertionError("not to be run")


holder = Holder()
holder.__dict__["plain"] = "own"
holder.__dict__["data"] = "own"
for name in ("plain", "data", "slot", "missing"):
    found = inspect.getattr_static(holder, name, "default")
    print(name, found if isinstance(found, str) else type(found).__name__)
print(inspect.getattr_static(Hidden(), "attribute"), inspect.getattr_static(Holder, "of_the_metaclass"))
try:
    inspect.getattr_static(Holder, "nothing")
except AttributeError as error:
    print(error)
