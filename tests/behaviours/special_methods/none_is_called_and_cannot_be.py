"""A class with None in the place of a special method fails like any call of None, where it has no words of its own."""
NAMES = (
    "__repr__", "__str__", "__format__", "__eq__", "__lt__", "__len__", "__bool__", "__add__", "__radd__", "__iadd__", "__neg__",
    "__getitem__", "__setitem__", "__delitem__", "__call__", "__next__", "__index__", "__int__", "__float__", "__round__", "__bytes__",
    "__hash__", "__iter__", "__contains__", "__reversed__", "__fspath__", "__dir__", "__divmod__",
)
import os


def delete(value):
    del value[0]


def assign(value):
    value[0] = 1


def add_in_place(value):
    value += 1


USES = {
    "repr": repr, "str": str, "format": lambda v: f"{v}", "==": lambda v: v == v, "<": lambda v: v < 1, "len": len, "bool": bool,
    "+": lambda v: v + 1, "r+": lambda v: 1 + v, "+=": add_in_place, "-": lambda v: -v, "[]": lambda v: v[0], "[]=": assign, "del": delete,
    "()": lambda v: v(), "next": next, "index": lambda v: [1][v], "int": int, "float": float, "round": round, "bytes": bytes,
    "hash": hash, "iter": iter, "in": lambda v: 1 in v, "reversed": reversed, "fspath": os.fspath, "dir": dir, "divmod": lambda v: divmod(v, 1),
}
for name, (use, function) in zip(NAMES, USES.items()):
    value = type("Denied", (), {name: None})()
    try:
        function(value)
        print(name, use, "works")
    except TypeError as error:
        print(name, use, error)
