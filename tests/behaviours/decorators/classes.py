"""Decorators of classes and of methods, and any expression as a decorator."""
registry = {}


def register(name):
    def decorate(cls):
        registry[name] = cls
        cls.label = name
        return cls

    return decorate


@register("square")
class Square:
    def __init__(self, side):
        self.side = side

    @staticmethod
    def unit():
        return 1

    @classmethod
    def make(cls):
        return cls(cls.unit())


@[register][0]("other") if True else None
class Other:
    pass


class Callable:
    def __init__(self, function):
        self.function = function
        self.count = 0

    def __call__(self, *arguments):
        self.count += 1
        return self.function(*arguments)


@Callable
def double(number):
    return number * 2


print(Square.label, sorted(registry), Square.make().side, double(4), double(5), double.count)
