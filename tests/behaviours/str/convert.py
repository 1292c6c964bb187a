"""str() of objects: __str__, then __repr__, and what must be text."""


class Point:
    def __repr__(self):
        return "<point>"


class Named(Point):
    def __str__(self):
        return "named"


class Broken:
    def __str__(self):
        return 5


print(str(Point()), str(Named()), repr(Named()), [Named()], f"{Named()} {Named()!r}", str(), str(b"x"), str(b"x", "ascii"))
try:
    str(Broken())
except TypeError as error:
    print(error)
print(str([1, "a", None, 2.5]), str((1,)), str({"k": 1}), str({1}), str(set()), str(range(3)), str(int), str(1.0))
