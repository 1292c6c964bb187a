"""in, index and count look for equal numbers, of other types too."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (3 in range(5), 3.0 in range(5), 3.5 in range(5), "a" in range(5), True in range(5)))
attempt(lambda: (range(5).index(3), range(5).index(3.0), range(5).count(3.0)))
attempt(lambda: range(5).index(9))
attempt(lambda: range(5).index(9.0))
attempt(lambda: range(5).index("a"))
attempt(lambda: range(5).count("a"))
