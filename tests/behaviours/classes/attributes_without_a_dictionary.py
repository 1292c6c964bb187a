"""What is said when an object has no place for an attribute, by classes with and without their own __setattr__."""


class Plain:
    __slots__ = ("a",)


class Watching:
    __slots__ = ("a",)

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


class Deleting:
    __slots__ = ("a",)

    def __delattr__(self, name):
        object.__delattr__(self, name)


class Inheriting(Watching):
    __slots__ = ()


for kind in (Plain, Watching, Deleting, Inheriting):
    value = kind()
    value.a = 1
    for act in (lambda: setattr(value, "b", 1), lambda: delattr(value, "b"), lambda: value.b):
        try:
            act()
        except AttributeError as error:
            print(kind.__name__, error)
for value in (5, "text", (), object()):
    try:
        value.b = 1
    except AttributeError as error:
        print(error)
