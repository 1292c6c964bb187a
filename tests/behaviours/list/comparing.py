"""Lists are compared item by item, and with nothing but lists."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ([1, 2] < [1, 3], [1] < [1, 0], [] < [1], [1, 2] == [1, 2.0], [1] == (1,)))
attempt(lambda: [1] < (1,))
attempt(lambda: [1] < ["a"])
attempt(lambda: ([[]] == [[]], [float("nan")] == [float("nan")]))
