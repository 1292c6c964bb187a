"""A key keeps its place until it is taken out."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


table = {"a": 1, "b": 2, "c": 3}


attempt(lambda: (table.update(a=9), table))
attempt(lambda: (table.pop("a"), table.setdefault("a", 5), table))
attempt(lambda: (list(table), list(reversed(table)), list(table.items())))
attempt(lambda: {"a": 1, "b": 2} == {"b": 2, "a": 1})
attempt(lambda: {1: "int", 1.0: "float", True: "bool"})
