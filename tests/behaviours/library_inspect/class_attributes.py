"""`classify_class_attrs` says what each attribute of a class is, and which class has it."""
import inspect


class Base:
    limit = 1

    def method(self): pass

    @property
    def value(self): pass

    @staticmethod
    def plain(): pass

    @classmethod
    def made(cls): pass


class Derived(Base):
    own = 2

    def method(self): pass


for attribute in inspect.classify_class_attrs(Derived):
    if not attribute.name.startswith('__'):
        print(attribute.name, attribute.kind, attribute.defining_class.__name__, type(attribute.object).__name__)
