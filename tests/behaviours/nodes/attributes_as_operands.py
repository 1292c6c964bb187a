"""Attributes of locals as operands: of operators, comparisons, calls, subscripts, methods and assignments."""


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Computed:
    def __init__(self, x, y):
        self.both = [x, y]

    @property
    def x(self):
        return self.both[0]

    @x.setter
    def x(self, value):
        self.both = [value, self.both[1]]

    def __getattr__(self, name):
        if name == "y":
            return self.both[1]
        raise AttributeError(f"no {name} here")


class Ofclass:
    x = 11
    y = 2


class Number(int):
    def __add__(self, other):
        return "added"

    def __radd__(self, other):
        return "added from the right"

    def __lt__(self, other):
        return "less"


class Replaced:
    """Its first attribute is exchanged by reading the second."""

    def __init__(self, x):
        self.x = x

    @property
    def y(self):
        self.x = None
        return [object() for _ in range(50)] and 5


def operated(a, b):
    total = a.x + b.y
    product = a.x * a.y
    less = a.x - b.x
    return total, product, less, a.x / b.y, a.x // b.y, a.x % b.y, (a.x + 1) * b.y, 1 + a.x, a.x + 0.5


def ordered(a, b):
    return a.x < b.y, a.x <= b.x, a.x == b.x, a.x != 3, a.x > 2.5, a.x is b.x, a.x is not None


kinds = (Vector, Point, Computed)
pairs = [(7, 2), (2**61 - 1, 3), (-(2**61), 1), (1.5, 2), (2.5, 0.5), (2**100, 7), (True, 2), (1e308, 10.0)]
for x, y in pairs:
    for one in kinds:
        for other in kinds:
            a, b = one(x, y), other(y, x)
            print(*operated(a, b), *ordered(a, b))
print(*operated(Ofclass(), Vector(1, 2)), *ordered(Ofclass, Ofclass()))
print(Replaced(3).x + 1, (lambda a: a.x + a.y)(Replaced(3)), (lambda a: a.x < a.y)(Replaced(3)))
for a in (Vector(Number(1), Number(2)), Point(Number(1), 2), Point(1, Number(2))):
    print((lambda a: a.x + a.y)(a), (lambda a: a.x < a.y)(a))


def failing(a, b, how):
    try:
        if how == 0:
            return a.x + b.y
        if how == 1:
            return a.x < b.y
        if how == 2:
            value = a.x
            return value
        if how == 3:
            value = a.x[b.y]
            return value
        if how == 4:
            return len(a.x)
        if how == 5:
            a.x[0] = b.y
        if how == 6:
            return a.x.y
        if how == 7:
            return a.x.append(b.y)
        if how == 8:
            return a.x.missing(b.y)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return a.x


lists = Point([1, 2, 3], 1)
for a in (lists, Point({1: "one"}, 1), Point("text", 1), Point(None, 0), Vector((1, 2), 2), Computed([5], 0), Point(1, 2)):
    print([failing(a, Point(None, 1), how) for how in range(9)])
    print([failing(a, Point("k", "k"), how) for how in range(9)])
empty = Vector(1, 2)
del empty.x
bare = Point(1, 2)
del bare.x, bare.y
for a in (empty, bare, Computed(1, 2), 5, None, Ofclass):
    print([failing(a, bare, how) for how in range(9)])


def nested(a):
    inner = a.x.x
    a.x.y = inner
    return a.x.x + a.x.y


for kind in kinds * 2:
    print(nested(Point(kind(4, 5), None)), nested(Vector(kind(2**70, 5), None)))


class Counter:
    def __init__(self):
        self.items = []
        self.counts = {}
        self.total = 0

    def note(self, item):
        self.items.append(item)
        self.counts[item] = self.counts.get(item, 0) + 1
        self.total += item
        last = self.items[-1]
        first = self.items[0]
        return len(self.items), last, first, self.counts[item]


counter = Counter()
print([counter.note(item) for item in (3, 4, 3, 2**62, 3.5)], counter.total)
counter.items = "abc"
try:
    counter.note(1)
except AttributeError as error:
    print(error)
Counter.items = property(lambda self: self.kept)
counter = Counter.__new__(Counter)
counter.kept, counter.counts, counter.total = [], {}, 0.5
print(counter.note(1), counter.note(2), counter.kept, counter.total)
