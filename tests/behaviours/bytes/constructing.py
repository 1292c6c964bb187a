"""bytes() takes a count, numbers, text with an encoding, or anything that gives octets."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Given:
    def __bytes__(self):
        return b"given"


class Index:
    def __index__(self):
        return 3


attempt(lambda: (bytes(3), bytes([1, 2]), bytes("é", "utf-8"), bytes(b"a"), bytes(range(3))))
attempt(lambda: (bytes(Given()), bytes(Index()), bytes()))
attempt(lambda: bytes("a"))
attempt(lambda: bytes([256]))
attempt(lambda: bytes(["a"]))
attempt(lambda: bytes(-1))
attempt(lambda: bytes(None))
attempt(lambda: bytes(b"a", "utf-8"))
attempt(lambda: bytes(encoding="utf-8"))
attempt(lambda: bytes(1.5))
