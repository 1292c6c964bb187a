"""A defaultdict makes values for missing keys, and only for subscripts."""

from collections import defaultdict


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


d = defaultdict(list)


attempt(lambda: (d["a"].append(1), d))
attempt(lambda: (d.get("b"), "b" in d, d))
attempt(lambda: defaultdict(None)["x"])
attempt(lambda: defaultdict(5))
attempt(lambda: defaultdict(int, {"a": 1}) | {"b": 2})
attempt(lambda: d.copy().default_factory is list)
attempt(lambda: defaultdict(lambda: 1 / 0)["x"])
