"""any() and all() stop at the item that decides."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (any([]), all([])))
attempt(lambda: any([0, "", None, 3]))
attempt(lambda: all([1, "a", [0]]))
attempt(lambda: any(x for x in (0, 1, 1 / 1)))
attempt(lambda: any(5))
attempt(lambda: all([1, 2], 3))
