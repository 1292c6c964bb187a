"""A range is indexed and sliced into a range."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (range(10)[3], range(10)[-1], range(10)[2:8:2], range(10)[::-1], range(10, 0, -2)[1:]))
attempt(lambda: range(5)[5])
attempt(lambda: range(5)["a"])
attempt(lambda: range(5)[1.0])
attempt(lambda: range(5)["a":])
attempt(lambda: range(5)[::0])
attempt(lambda: (list(reversed(range(0, 10, 3))), range(3).start, range(3).stop, range(3).step))
