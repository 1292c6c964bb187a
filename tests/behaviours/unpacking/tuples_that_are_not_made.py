"""Assignments of several values to as many targets: what is evaluated and bound when."""


def noted(value):
    print("value", value)
    return value


class Noted:
    def __setattr__(self, name, value):
        print("attribute", name, value)

    def __setitem__(self, key, value):
        print("item", key, value)

    def __getitem__(self, key):
        print("get", key)
        return self


def swaps():
    a, b = 1, 2
    a, b = b, a
    print(a, b)
    a, b = b, a + b
    print(a, b)
    a, b, c = b, a, a + b
    print(a, b, c)
    a, a = 1, 2
    print(a)
    [a, b] = noted(3), noted(4)
    print(a, b)
    (a, (b, c)), d = (1, (2, 3)), 4
    print(a, b, c, d)
    i, values = 0, [10, 20, 30]
    i, values[i] = 2, "at two"
    print(i, values)
    values[i], i = "at two again", 0
    print(i, values)
    values[0], values[1] = values[1], values[0]
    print(values)
    a, *b = 1, 2, 3
    print(a, b)
    a = b, c = 5, 6
    print(a, b, c)


swaps()
noted_object = Noted()
noted_object.x, noted_object[noted("key")] = noted(1), noted(2)
noted_object["deep"]["deeper"], x = noted(3), noted(4)
print(x)


def unbound():
    first, second = second, 1


def raising():
    kept = "before"
    try:
        kept, other = "after", 1 // 0
    except ZeroDivisionError:
        print(kept)
    try:
        kept, [][0] = "bound", 1
    except IndexError as error:
        print(kept, error)


try:
    unbound()
except UnboundLocalError as error:
    print(error)
raising()


def wrong(values):
    try:
        a, b = values
        print(a, b)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
    try:
        for a, b, c in [values]:
            print(a, b, c)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


for values in [(1, 2), [1, 2], (1,), [1], (1, 2, 3), [1, 2, 3], "ab", {1: 2}, 5, iter([1, 2]), range(4), {7}]:
    wrong(values)


class Pair(tuple):
    def __iter__(self):
        return iter(("by", "iter"))


class Row(list):
    def __iter__(self):
        return iter(("of", "list"))


wrong(Pair((1, 2)))
wrong(Row([1, 2]))


def generator():
    a, b = 0, 1
    while True:
        a, b = (yield a), a + b
        if a is None:
            a = 100


steps = generator()
print([next(steps), steps.send(5), steps.send(6), next(steps)])


def closure():
    a, b = 1, 2

    def inner():
        nonlocal a, b
        a, b = b, a
        return a, b

    return inner(), inner(), a, b


print(closure())
