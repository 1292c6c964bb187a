"""Octets are compared with octets, and with text never equal."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (b"a" == bytearray(b"a"), b"a" == memoryview(b"a"), b"a" == "a", b"a" != "a"))
attempt(lambda: (b"a" < bytearray(b"b"), b"ab" > b"aa"))
attempt(lambda: b"a" < "a")
attempt(lambda: b"a" + "a")
attempt(lambda: (b"a" + bytearray(b"b"), bytearray(b"a") + b"b"))
attempt(lambda: b"a" * 1.5)
attempt(lambda: (b"ab"[0], b"ab"[::-1], b"ab"[5:]))
attempt(lambda: b"ab".__getitem__("a"))
