"""A ChainMap looks through its mappings and changes the first."""

from collections import ChainMap


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


c = ChainMap({"a": 1}, {"a": 2, "b": 3})


attempt(lambda: (c["a"], c["b"], len(c), sorted(c), c.new_child({"z": 0})["z"], c.parents))
attempt(lambda: (c.__setitem__("b", 9), c))
attempt(lambda: c["missing"])
attempt(lambda: c.pop("zz"))
attempt(lambda: c.__delitem__("zz"))
attempt(lambda: c | {"q": 1})
