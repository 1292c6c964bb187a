"""A format code that complex numbers do not have is named before what else is wrong with the specification."""
for specification in ("< #0.1x", "0=5q", "=x", "08d", "08f", "=8f", "08%", "8f", "0>20.1f", "s"):
    try:
        print(format(1.5 - 2j, specification))
    except ValueError as error:
        print(repr(specification), error)
