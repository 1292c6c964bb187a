"""Rich comparison: reflection, identity as the last resort, and __hash__."""


class Size:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number if isinstance(other, Size) else NotImplemented

    def __lt__(self, other):
        return self.number < other.number if isinstance(other, Size) else NotImplemented

    def __le__(self, other):
        return self.number <= other.number if isinstance(other, Size) else NotImplemented


a, b = Size(1), Size(2)
print(a == b, a != b, a < b, a > b, a <= b, a >= b, a == Size(1), a == 1, a != 1, sorted([b, a])[0].number, max(a, b).number, Size.__hash__)
try:
    a < 5
except TypeError as error:
    print(error)
try:
    {a}
except TypeError as error:
    print(error)
print(object() == object(), (o := object()) == o, o != o)
