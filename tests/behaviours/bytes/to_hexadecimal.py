"""hex() groups its digits from the right, or from the left for negative sizes."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (b"abcde".hex(), b"abcde".hex(":"), b"abcde".hex(":", 2), b"abcde".hex(":", -2), b"abcde".hex("-", 0)))
attempt(lambda: b"abcde".hex(b" ", 3))
attempt(lambda: b"ab".hex("xy"))
attempt(lambda: b"ab".hex("é"))
attempt(lambda: b"ab".hex(5))
attempt(lambda: b"ab".hex(bytearray(b"-")))
attempt(lambda: b"ab".hex(sep=":", bytes_per_sep=100))
