"""Specifications that numbers refuse, and their messages."""
for value, spec in [(1, ".2d"), (1, "y"), (1.5, "x"), (1, ",_"), (1, ",x"), (1, "+c"), (1, "5.5.5"), (1.5, "99999999999999999999"), (2**40, "c"), (1, "_c"), (1.5, "s"), (1, ",n"), (1, "zd")]:
    try:
        print(spec, format(value, spec))
    except (ValueError, OverflowError) as error:
        print(spec, type(error).__name__, error)
