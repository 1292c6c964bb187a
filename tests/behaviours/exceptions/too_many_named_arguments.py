"""Exceptions with fields say how many arguments by name they take at the most."""
for attempt in (lambda: AttributeError('m', name=1, obj=2, other=3), lambda: NameError(name=1, other=2),
                lambda: ImportError(a=1), lambda: NameError(other=2)):
    try:
        attempt()
    except TypeError as error:
        print(error)
