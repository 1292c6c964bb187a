"""dict() takes a mapping, pairs, and names."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (dict([(1, 2)], a=3), dict({"a": 1}, a=2), dict(["ab", "cd"])))
attempt(lambda: dict([1]))
attempt(lambda: dict(["abc"]))
attempt(lambda: dict([(1, 2, 3)]))
attempt(lambda: dict(5))
attempt(lambda: dict({}, {}))
attempt(lambda: dict([([], 1)]))
attempt(lambda: dict(**{"a b": 1}))
attempt(lambda: dict(**{1: 2}))
