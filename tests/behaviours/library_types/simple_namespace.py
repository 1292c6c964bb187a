"""A SimpleNamespace takes a mapping or pairs, and names."""

from types import SimpleNamespace


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (SimpleNamespace(a=1, b=2), SimpleNamespace({"a": 1}), SimpleNamespace([("x", 1)], x=2)))
attempt(lambda: (SimpleNamespace(a=1) == SimpleNamespace(a=1), SimpleNamespace(a=1) == {"a": 1}))
attempt(lambda: SimpleNamespace(a=1).__replace__(a=5, b=6))
attempt(lambda: SimpleNamespace(1))
attempt(lambda: SimpleNamespace({1: 2}))
attempt(lambda: SimpleNamespace({}, {}))
attempt(lambda: SimpleNamespace().missing)
