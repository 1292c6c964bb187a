"""A class body that defines `__dict__` or `__weakref__` keeps what it defines."""


class Mapping(dict):
    @property
    def __dict__(self):
        return {"shown": True}


class Plain:
    __dict__ = property(lambda self: {"plain": 1})
    __weakref__ = 5


mapping = Mapping()
mapping.attribute = 1
print(mapping.__dict__, vars(mapping), mapping.attribute)
plain = Plain()
plain.attribute = 2
print(plain.__dict__, plain.attribute, plain.__weakref__)
print(type(Mapping.__dict__["__dict__"]).__name__, type(Plain.__dict__["__dict__"]).__name__)
