"""Static and class methods, by instance and by class, and inherited."""


class Shape:
    count = 0

    @staticmethod
    def area(width, height=1):
        return width * height

    @classmethod
    def create(cls, *arguments):
        cls.count += 1
        return cls, arguments


class Square(Shape):
    pass


print(Shape.area(2, 3), Shape().area(4), Square.create(1)[0].__name__, Shape.create()[0].__name__, Shape().create(5)[1], Square.count, Shape.count)
print(Square.create.__self__.__name__, type(Shape.__dict__["area"]).__name__, type(Shape.__dict__["create"]).__name__)
