"""`classify_class_attrs` names the class that each attribute comes from, that of the metaclass's hook included."""

import inspect
import types


class Meta(type):
    def __getattr__(cls, name):
        if name == "invented":
            return 42
        return super().__getattribute__(name)

    def __dir__(cls):
        return ["invented", "method", "static", "of_class", "value", "virtual"]

    def of_metaclass(cls):
        pass


class Base(metaclass=Meta):
    def method(self):
        pass

    @staticmethod
    def static():
        pass

    value = 1


class Derived(Base):
    @classmethod
    def of_class(cls):
        pass

    @types.DynamicClassAttribute
    def virtual(self):
        return 1


for each in inspect.classify_class_attrs(Derived):
    print(each.name, each.kind, each.defining_class.__name__)
print(inspect.getcallargs(lambda a, *b, c=3, **d: 0, 1, 2, e=5))
for arguments in ((), (1, 2, 3)):
    try:
        inspect.getcallargs(lambda a, b: 0, *arguments)
    except TypeError as error:
        print(error)
