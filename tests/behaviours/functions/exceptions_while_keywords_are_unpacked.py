"""A KeyError while `**mapping` is unpacked is taken for a name given twice, an AttributeError for no mapping."""


class Mapping:
    def __init__(self, error):
        self.error = error

    def keys(self):
        return ["a"]

    def __getitem__(self, key):
        raise self.error


class WithoutKeys:
    def __getattr__(self, name):
        raise AttributeError(f"no {name}")


def function(**keywords):
    return keywords


for error in (KeyError("a"), KeyError(5), KeyError(), KeyError("a", "b"), AttributeError("x"), ValueError("v"), IndexError(1)):
    try:
        function(**Mapping(error))
    except Exception as raised:
        print(type(raised).__name__, raised, raised is error, raised.__context__)
for value in (WithoutKeys(), 5, [("a", 1)]):
    try:
        dict(**value)
    except Exception as raised:
        print(type(raised).__name__, raised)
