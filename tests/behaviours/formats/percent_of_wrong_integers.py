"""What `%c`, `%x` and the like say of objects whose `__index__` fails."""


class Wrong:
    def __index__(self):
        return "x"


class Failing:
    def __index__(self):
        raise ValueError("own words")


class Refusing:
    def __index__(self):
        raise TypeError("own words")


class Fine:
    def __index__(self):
        return 65


for value in (Wrong(), Failing(), Refusing(), Fine(), 65.0, None, -1, True):
    for pattern in ("%c", "%d", "%x", "%5.3X", "%o", "%i", "%f", "%g"):
        for kind in (pattern, pattern.encode()):
            try:
                print(kind, kind % value)
            except (TypeError, ValueError, OverflowError) as error:
                print(kind, type(error).__name__, error)
