"""type() with three arguments makes classes; with one it tells them."""
Point = type("Point", (), {"x": 1, "double": lambda self: self.x * 2, "__doc__": "Made."})
Sub = type("Sub", (Point,), dict(x=5))
print(Point().double(), Sub().double(), Sub.__mro__[1] is Point, Point.__doc__, Sub.__doc__, type(Sub()) is Sub, type(type) is type, Point.__qualname__)
print(type(5), type("a"), type(None), type([]), type(print), type(lambda: 0), type(type), type(...), type(NotImplemented), type(1j), type(range(1)))
for arguments in ((), (1, 2), ("A", 5, {}), ("A", (), 5), (5, (), {}), ("A", (5,), {})):
    try:
        type(*arguments)
    except TypeError as error:
        print(error)
