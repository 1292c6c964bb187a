"""str.format: positions, names, attributes, items, nested specifications."""
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{name!r:>6}".format(name="x"), "{0.real} {0.imag}".format(5), "{0[1]} {d[k]}".format([1, 2], d={"k": 3}))
print("{:{}}|{:{w}.{p}f}".format("x", 5, 3.14159, w=8, p=2), "{{}}".format(), "{!s}{!r}{!a}".format("é", "é", "é"), "{a}{b}".format_map({"a": 1, "b": 2}))
for text, arguments in [("{} {}", (1,)), ("{0} {}", (1, 2)), ("{x}", ()), ("{", ()), ("}", ()), ("{0.x}", (1,)), ("{0[a]}", ([],)), ("{!z}", (1,)), ("{0", (1,)), ("{:{}", (1, 2))]:
    try:
        print(text.format(*arguments))
    except (IndexError, ValueError, KeyError, AttributeError, TypeError) as error:
        print(text, type(error).__name__, error)
