"""range() takes one to three integers."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (range(5), range(1, 5), range(0, 10, 3), range(True)))
attempt(lambda: range())
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range(1.5))
attempt(lambda: range("a"))
attempt(lambda: range(0, 5, 0))
attempt(lambda: range(1, None))
attempt(lambda: range(stop=5))
