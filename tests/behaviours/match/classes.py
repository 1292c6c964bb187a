"""Matching of classes, by position with __match_args__ and by keyword."""


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Line:
    def __init__(self, start, end):
        self.start, self.end = start, end


def where(value):
    match value:
        case Point(0, 0):
            return "origin"
        case Point(x, y=0):
            return f"on x at {x}"
        case Point(x=px, y=py) if px == py:
            return f"diagonal {px}"
        case Line(start=Point(x1, _), end=Point() as end):
            return f"line {x1} {end.x}"
        case int() | float():
            return "number"
        case list([a, b]):
            return f"list {a} {b}"
        case _:
            return "unknown"


for value in (Point(0, 0), Point(5, 0), Point(3, 3), Point(1, 2), Line(Point(1, 2), Point(3, 4)), 5, 2.5, [1, 2], Line(1, 2)):
    print(where(value))
for pattern in ("Point(1, 2, 3)", "Line(1)", "len()", "Point(x=1, x=2)"):
    try:
        exec(f"match Point(1, 2):\n    case {pattern}:\n        pass\nmatch Line(1, 2):\n    case {pattern}:\n        pass")
    except (TypeError, SyntaxError) as error:
        print(type(error).__name__, error)
