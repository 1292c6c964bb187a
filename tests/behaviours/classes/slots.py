"""__slots__: fixed attributes without a dictionary."""


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __slots__ = ("z",)


class Open(Point):
    pass


point = Point(1, 2)
point.x += 5
print(point.x, point.y, hasattr(point, "__dict__"), Point.__slots__, type(Point.x).__name__)
for code in ("point.z = 1", "Point3(1, 2).z", "Point3(1, 2).w", "del point.y; point.y", "Point.x.__get__(5)"):
    try:
        exec(code)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
open_point = Open(1, 2)
open_point.extra = 3
print(open_point.__dict__, open_point.x)
for body in ("__slots__ = ('a',); a = 1", "__slots__ = ('1a',)", "__slots__ = 5"):
    try:
        exec(f"class Bad:\n    {body}")
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
