"""Keyword arguments of built-in functions and types."""
print(1, 2, 3, sep="-", end="!\n")
print(*[1, 2], sep="")
print("a", "b", sep=None, end=None)
print()
print(sorted([3, 1, 2], key=lambda number: -number), int("ff", base=16), "a-b".split(sep="-", maxsplit=1), dict(a=1, **{"b c": 2}), max([1, -5], key=abs))
print(str(object=5), bytes("x", encoding="utf-8"), enumerate(["a"], start=1).__next__(), round(2.567, ndigits=1), "x".encode(encoding="ascii"), sum([1], start=5))
