"""Metaclasses: __new__, __init__, __call__, __prepare__, keywords and conflicts."""


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **keywords):
        print("prepare", name, keywords)
        return {"added": 1}

    def __new__(mcs, name, bases, namespace, **keywords):
        print("new", name, sorted(key for key in namespace if not key.startswith("__")))
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        super().__init__(name, bases, namespace)
        cls.registered = True

    def __call__(cls, *arguments):
        print("call", cls.__name__, arguments)
        return super().__call__(*arguments)

    def __len__(cls):
        return 42

    @property
    def shout(cls):
        return cls.__name__.upper()


class Base(metaclass=Meta, flag=1):
    def __init__(self, value=0):
        self.value = value


class Child(Base):
    pass


print(Child(5).value, Child.added, Child.registered, len(Child), Child.shout, type(Child).__name__, isinstance(Child, Meta))


class Meta2(type):
    pass


try:

    class Clash(Base, metaclass=Meta2):
        pass

except TypeError as error:
    print(error)
