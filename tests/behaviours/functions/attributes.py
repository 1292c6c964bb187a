"""Attributes that functions have, and those that are given to them."""


def area(width: int, height: "int" = 2, *, unit=None) -> int:
    """Multiplies."""
    return width * height


print(area.__name__, area.__qualname__, area.__doc__, area.__module__, area.__defaults__, area.__kwdefaults__)
print(area.__annotations__)
area.calls = 3
print(area.calls, area.__dict__, callable(area), area.__code__.co_name, area.__code__.co_varnames, area.__code__.co_argcount)
area.__name__ = "renamed"
print(area.__name__, area.__qualname__)
try:
    area.missing
except AttributeError as error:
    print(error)


class Outer:
    def method(self):
        def nested():
            pass

        return nested


print(Outer.method.__qualname__, Outer().method().__qualname__, (lambda: 0).__qualname__)
