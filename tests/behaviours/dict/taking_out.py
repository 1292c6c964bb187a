"""pop, popitem and setdefault take out and put in."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


table = {"a": 1, "b": 2, "c": 3}


attempt(lambda: (table.pop("a"), table))
attempt(lambda: (table.pop("z", "default"), table.popitem(), table))
attempt(lambda: (table.setdefault("b", 9), table.setdefault("n"), table))
attempt(lambda: table.pop("z"))
attempt(lambda: {}.popitem())
attempt(lambda: {}.pop([]))
attempt(lambda: {}.pop([], "default"))
attempt(lambda: {1: 2}.pop([]))
attempt(lambda: {}.pop())
