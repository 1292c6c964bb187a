"""An instance of a subclass of dict is unpacked without its own keys() and __getitem__, unless it has its own __iter__."""


class Keys(dict):
    def keys(self):
        return ["other"]

    def __getitem__(self, key):
        return "item"


class Iterating(dict):
    def __iter__(self):
        return iter(["other"])

    def __getitem__(self, key):
        return "item"


class Both(Keys):
    def __iter__(self):
        return iter(["third"])


def function(**given):
    return given


for kind in (Keys, Iterating, Both):
    value = kind(a=1)
    print(kind.__name__, function(**value), function(b=2, **value), {**value}, {1: 2, **value}, dict(value), dict(**value))
