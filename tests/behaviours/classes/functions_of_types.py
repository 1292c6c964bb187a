"""type() makes classes, and refuses what is no base."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (type("A", (), {"x": 1}).x, type("A", (int,), {})(5) + 1))
attempt(lambda: type("A", (bool,), {}))
attempt(lambda: type("A", (range,), {}))
attempt(lambda: type("A", (type(None),), {}))
attempt(lambda: type("A", (5,), {}))
attempt(lambda: type("A", (int, str), {}))
attempt(lambda: type("A", (int, int), {}))
attempt(lambda: type(5, (), {}))
attempt(lambda: type("A", [], {}))
attempt(lambda: type("A", ()))
attempt(lambda: type("A\0", (), {}))
attempt(lambda: type(1, 2, 3, 4))
