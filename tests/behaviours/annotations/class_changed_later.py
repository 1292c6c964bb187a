"""Lazy annotations, bounds and aliases in a class see what its attributes are by then."""


class Class:
    Type = int

    def method[U: Type](self, argument: Type): ...

    type Alias = Type
    attribute: Type


Class.Type = float
print(Class.method.__type_params__[0].__bound__, Class.Alias.__value__)
print(Class.method.__annotations__, Class.__annotations__)


class Meta(type):
    def __new__(metaclass, name, bases, namespace):
        namespace["Added"] = str
        return super().__new__(metaclass, name, bases, namespace)


class WithMeta(metaclass=Meta):
    attribute: Added


print(WithMeta.__annotations__, "__classdictcell__" in WithMeta.__dict__)
