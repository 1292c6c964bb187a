"""Descriptors: data and non-data, their precedence, and __set_name__."""


class Positive:
    def __set_name__(self, owner, name):
        print("name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.name, 0)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f"{self.name} < 0")
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        delattr(instance, self.name)


class Lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        value = self.function(instance)
        instance.__dict__[self.function.__name__] = value
        return value


class Box:
    width = Positive()

    @Lazy
    def area(self):
        print("computed")
        return self.width**2


box = Box()
box.width = 3
box.__dict__["width"] = "ignored"
print(box.width, box.area, box.area, type(Box.width).__name__, sorted(box.__dict__))
del box.width
print(box.width)
try:
    box.width = -1
except ValueError as error:
    print(error)
