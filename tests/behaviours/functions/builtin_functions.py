"""The built-in functions over iterables."""
print(abs(-3), all([]), any([]), all([1, 0]), any([0, 1]), divmod(17, 5), max(3, 9, 2), max([], default="none"), min("b", "a", key=ord))
print(list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a"])), list(zip([1, 2], "ab")), list(enumerate("ab", start=5)))
print(sum([0.1] * 10), sum([[1], [2]], []), pow(2, 5), ord("a"), chr(97), repr("x"), ascii("é"), list(reversed([1, 2])), sorted({3, 1}))
print(list(zip()), list(zip([1], [2], [3])), list(map(str, range(3))), isinstance(True, int), issubclass(bool, int), isinstance(1, (str, int)), callable(len))
print(next(iter([]), "default"), list(iter(lambda counter=iter([1, 2, 0, 3]): next(counter), 0)), hash("a") == hash("a"), id(None) == id(None))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as error:
    print(error)
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print(error)
print(list(map(lambda a, b: a, [1], [2], strict=True)), int | None, type(5), type(type), vars(type("T", (), {"a": 1})())) if True else None
