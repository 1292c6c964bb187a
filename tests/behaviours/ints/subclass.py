"""A subclass of int keeps its methods, and arithmetic returns plain integers."""


class Money(int):
    def __repr__(self):
        return f"Money({int(self)})"

    def __add__(self, other):
        return Money(int(self) + int(other))


five = Money(5)
print(five, repr(five), five + 3, type(five + 3).__name__, type(five * 2).__name__, five == 5, isinstance(five, int))
print({5: "five"}[five], [10, 20, 30, 40, 50, 60][five], Money("12") - 2)
