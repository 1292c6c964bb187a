"""Augmented assignments to variables that functions share."""


class Grown:
    def __init__(self, size):
        self.size = size

    def __iadd__(self, other):
        return Grown(self.size + other)

    def __add__(self, other):
        return "not in place"


def counter(start):
    count = start

    def add(amount):
        nonlocal count
        count += amount
        return count

    def times(amount):
        nonlocal count
        count *= amount
        return count

    def less(amount):
        nonlocal count
        count -= amount + (lambda: count and 0)()
        return count

    count += 0 if not isinstance(start, (str, list)) else type(start)()
    return add, times, less


for start in (1, 2**61 - 1, 1.5, 2**90, True):
    add, times, less = counter(start)
    print(add(1), times(3), less(2), add(0.5))
add, times, _ = counter("ab")
print(add("c"), times(2))
items = [1]
add, times, _ = counter(items)
print(add((2, 3)) is items, times(2), items)


def growing():
    box = Grown(1)

    def grow():
        nonlocal box
        box += 2
        return box.size

    return grow


grow = growing()
print(grow(), grow())


def changed_meanwhile():
    count = 1

    def change():
        nonlocal count
        count = 100
        return [object() for _ in range(100)] and 5

    def add():
        nonlocal count
        count += change()
        return count

    return add


print(changed_meanwhile()())


def unbound():
    def add():
        nonlocal late
        late += 1

    def own():
        late_too += 1
        return lambda: late_too

    for function in (add, own):
        try:
            function()
        except NameError as error:
            print(type(error).__name__, error)
    late = 1
    add()
    print(late)
    late = "text"
    try:
        add()
    except TypeError as error:
        print(error, late)
    del late
    try:
        add()
    except NameError as error:
        print(error)


unbound()


def generated():
    total = 0
    show = lambda: total
    for number in range(4):
        total += number
        total += yield show()


generator = generated()
print(next(generator), *[generator.send(number) for number in (10, 20, 30)])
