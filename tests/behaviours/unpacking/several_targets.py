"""Several targets and as many values: all values come first, then each target is bound in order."""

import sys


class Point:
    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def __repr__(self):
        return f"Point({self.x}, {self.y}, {self.z})"

    def turn(self):
        self.x, self.y, self.z = self.z, self.x, self.y
        return self


class Slots:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b


class Loud:
    def __setattr__(self, name, value):
        print("set", name, value)
        if value is None:
            raise AttributeError(name)
        # The caller's variables get other values, which must not be bound any more.
        sys._getframe(1).f_locals["b"] = "changed"
        object.__setattr__(self, name, value)


def loud(a, b, c):
    thing = Loud()
    thing.a, thing.b, thing.c = a, b, c
    return thing.__dict__, b


def stopped(a, b):
    thing = Loud()
    try:
        thing.a, thing.b = a, b
    except AttributeError as error:
        return str(error), vars(thing)


def unbound(late):
    point = Point(1, 2, 3)
    try:
        point.x, point.y = 10, late_name
    except UnboundLocalError as error:
        print(error)
    if late:
        late_name = 1
    return point


def make(number):
    # What is made here is garbage but for what the values hold.
    return [[number] for _ in range(3)][0]


def main():
    print(Point(1, 2, 3), Point(1, 2, 3).turn().turn(), Slots(1, 2).b)
    print(loud(1, 2, 3), stopped(1, None), stopped(None, 1), unbound(False))
    items, names = [0] * 4, {}
    items[0], items[1], names["a"], names["b"] = make(1), make(2), make(3), make(4)
    print(items, names)
    index = 0
    index, items[index], last = 2, "after", make(5)
    print(index, items, last)
    a, b, c, d = make(1), make(2), make(3), make(4)
    a, b, c, d = d, c, b, a
    print(a, b, c, d)
    (a, b), c, (d,) = "xy", "z", "w"
    print(a, b, c, d)
    try:
        a, (b, c), d = 1, 2, 3
    except TypeError as error:
        print(error, a, b, c, d)
    global module_name
    module_name, a, b = "global", make(8), make(9)
    print(module_name, a, b)


main()
