"""Abstract base classes cannot be instantiated until their methods exist."""
from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name} {self.area()}"


class Square(Shape):
    name = "square"

    def area(self):
        return 4


class Partial(Shape):
    def area(self):
        return 0


print(Square().describe(), isinstance(Square(), Shape))
for cls in (Shape, Partial):
    try:
        cls()
    except TypeError as error:
        print(error)


@Shape.register
class Round:
    pass


print(isinstance(Round(), Shape), issubclass(Round, Shape))
