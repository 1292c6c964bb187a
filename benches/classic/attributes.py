"""Classes full of attributes: properties, slots, inheritance, class attributes and methods."""


class Shape:
    made = 0

    def __init__(self, name):
        self.name = name
        Shape.made += 1

    def area(self):
        return 0

    def describe(self):
        return len(self.name) + self.area()


class Rectangle(Shape):
    def __init__(self, name, width, height):
        super().__init__(name)
        self.width = width
        self.height = height

    @property
    def diagonal(self):
        return (self.width * self.width + self.height * self.height) ** 0.5

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__("square", side, side)

    @property
    def side(self):
        return self.width

    @side.setter
    def side(self, value):
        self.width = self.height = value

    @staticmethod
    def unit():
        return 1

    @classmethod
    def double(cls, side):
        return cls(2 * side)


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y


def main():
    total = 0
    for number in range(700_000):
        square = Square.double(number % 50)
        square.side += Square.unit()
        total += square.describe() + int(square.diagonal)
        rectangle = Rectangle("box", number % 7, number % 11)
        total += rectangle.describe()
    print(total, Shape.made)
    place = Point(0, 0)
    step = Point(1, 2)
    for _ in range(700_000):
        place = place + step
    print(place.x, place.y, place == Point(200_000, 400_000))
    for number in range(500_000):
        setattr(square, "extra", getattr(square, "extra", 0) + number)
        total += hasattr(square, "nothing") + isinstance(square, Shape)
    print(square.extra, total)
