"""Slices have fields, an order, and since 3.12 a hash."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (slice(1, 2, 3).start, slice(1, 2, 3).stop, slice(1, 2, 3).step, slice(5)))
attempt(lambda: (slice(1, 2) == slice(1, 2, None), slice(1) < slice(2), hash(slice(1, 2)) == hash(slice(1, 2))))
attempt(lambda: hash(slice([])))
attempt(lambda: slice())
attempt(lambda: slice(1, 2, 3, 4))
attempt(lambda: slice(1) < 5)
attempt(lambda: slice(1, 2).__reduce__()[1])
