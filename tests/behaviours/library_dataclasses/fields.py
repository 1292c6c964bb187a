"""A dataclass has a constructor, a repr, and an equality from its fields."""

from dataclasses import asdict, astuple, dataclass, field, fields, replace


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


@dataclass(order=True)
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)


attempt(lambda: (Point(1), Point(1, 2), Point(1) == Point(1, 0, ["a"]), Point(1) < Point(2), asdict(Point(1)), astuple(Point(1, 2))))
attempt(lambda: ([one.name for one in fields(Point)], replace(Point(1), y=9)))
attempt(lambda: Point())
attempt(lambda: Point(1, 2, [], 4))
attempt(lambda: Point(z=1))
attempt(lambda: Point(1) < 5)
attempt(lambda: hash(Point(1)))
attempt(lambda: replace(Point(1), z=1))
attempt(lambda: fields(5))
attempt(lambda: asdict(5))
