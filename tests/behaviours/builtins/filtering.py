"""filter() keeps what a function, or truth itself, accepts."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: list(filter(None, [0, 1, "", "a"])))
attempt(lambda: list(filter(str.isdigit, ["1", "a"])))
attempt(lambda: list(filter(len, [[], [1], 5])))
attempt(lambda: filter(None))
attempt(lambda: filter(None, 5))
attempt(lambda: list(filter(5, [1])))
