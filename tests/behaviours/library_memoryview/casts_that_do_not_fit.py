"""A cast needs a known format, a contiguous view, octets on one side, and a length that fits."""
view = memoryview(bytearray(12))
for cast in (
    lambda: view.cast('z'),
    lambda: view.cast('<i'),
    lambda: view.cast('ii'),
    lambda: view.cast(5),
    lambda: view[::2].cast('b'),
    lambda: view[:5].cast('i'),
    lambda: view.cast('i').cast('h'),
    lambda: view.cast('B', [5, 2]),
    lambda: view.cast('B', [0]),
    lambda: view.cast('B', ['a']),
    lambda: view.cast('B', 12),
    lambda: view.cast('B', [3, 4]).cast('B', [4, 3]),
):
    try:
        cast()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
