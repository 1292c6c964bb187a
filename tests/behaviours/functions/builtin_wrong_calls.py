"""The messages of calls of built-in functions that do not fit."""
calls = [
    lambda: len(), lambda: len(1, 2), lambda: len(5), lambda: abs("x"), lambda: ord("ab"), lambda: chr(-1), lambda: chr("a"), lambda: iter(5),
    lambda: next([]), lambda: sum("ab"), lambda: sum([[1]]), lambda: min(), lambda: min([]), lambda: max(5), lambda: sorted(5), lambda: zip(1),
    lambda: map(), lambda: map(len), lambda: enumerate(5), lambda: reversed({1}), lambda: isinstance(1, 5), lambda: issubclass(1, int),
    lambda: int("1", base="x"), lambda: round("x"), lambda: "a".upper(1), lambda: [].append(), lambda: {}.get(), lambda: print(end=5),
    lambda: open(), lambda: getattr(1, 2), lambda: pow(), lambda: divmod(1, "a"), lambda: hash([]), lambda: range("a"), lambda: any(5),
    lambda: len(x=1), lambda: print(foo=1), lambda: "".join(), lambda: list(1, 2), lambda: filter(None), lambda: callable(), lambda: bin(1.5),
]
for call in calls:
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
