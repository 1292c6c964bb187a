"""Functions over few items of built-in types: sorting, extremes, truth, iteration, and lists that extend themselves."""


class Boom:
    def __bool__(self):
        raise ValueError("no truth")

    def __lt__(self, other):
        raise ValueError("no order")


def show(function, *arguments):
    try:
        result = function(*arguments)
        print(getattr(function, "__name__", "?"), type(result).__name__, repr(result))
    except Exception as error:
        print(getattr(function, "__name__", "?"), type(error).__name__, error)


nan = float("nan")
lists = [
    [], [1], [3, 1, 2], [3.5, 1.5, -0.0, 0.0], ["b", "a", "", "ab"], [1, 2.5, 0], [1, "a"], [(2, "x"), (1, "y"), (1, "a")],
    [[2], [1]], [True, False, 2], [2**70, 5, -(2**70)], [nan, 1.0, nan], [None, None], [b"b", b"a"], list(range(50, 0, -1)),
]
for items in lists:
    for function in (sorted, min, max, any, all, sum, len, tuple, list):
        show(function, items)
        show(function, tuple(items))
    copy = list(items)
    show(copy.sort)
    print(copy, [item for item in iter(items)], list(reversed(items)), list(map(str, items)), list(filter(None, items)))
for function in (any, all, sorted, min, max):
    show(function, [0, Boom()])
    show(function, (1, Boom(), 0))
    show(function)
    show(function, 5)
    show(function, 1, 2)
    show(function, {2: 1, 1: 2})
    show(function, (number for number in (2, 0, 1)))
for arguments in ((), (1,), ([1], [2]), ("ab",), ({1: 2},), (range(3),), (iter([1]),)):
    show(list([0]).extend, *arguments)
    for function in (iter, reversed):
        try:
            print(function.__name__, list(function(*arguments)))
        except Exception as error:
            print(function.__name__, type(error).__name__, error)
items = [1, 2, 3]
items.extend(items)
items.extend(tuple(items[:2]))
items += items
print(items)
items = [3, 1, 2]
alias = items
print(sorted(items) is items, items.sort(), alias, items.sort(reverse=True), items, items.sort(key=str), items)
for arguments in ((5,), (1, 5), (1, 5, 2), (), (1, 2, 3, 4), (None, "a")):
    show(slice, *arguments)


class Named(list):
    def __iter__(self):
        return iter(["own"])

    def __len__(self):
        return 7

    def __reversed__(self):
        return iter(["back"])


named = Named([3, 1, 2])
print(sorted(named), min(named), list(iter(named)), list(reversed(named)), any(Named()), [0].extend(named))
own = [0]
own.extend(named)
print(own)


class Map(map):
    pass


class Filter(filter):
    pass


class Back(reversed):
    pass


print(type(Map(str, [1])).__name__, type(Filter(None, [1])).__name__, type(Back([1])).__name__, list(Back([1, 2])))
for call in (lambda: map(str), lambda: filter(None), lambda: map(str, 5), lambda: filter(None, 5), lambda: reversed({1}),
             lambda: iter(5), lambda: iter(len, 3), lambda: iter(5, 3), lambda: map()):
    try:
        print(type(call()).__name__)
    except TypeError as error:
        print(error)
