"""translate() takes a table of 256 octets and octets to drop."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: b"abc".translate(bytes.maketrans(b"ab", b"xy")))
attempt(lambda: b"abcab".translate(None, b"b"))
attempt(lambda: b"abc".translate(None, delete=b"a"))
attempt(lambda: b"abc".translate(b"short"))
attempt(lambda: b"abc".translate("a"))
attempt(lambda: bytes.maketrans(b"a", b"bc"))
attempt(lambda: bytes.maketrans("a", "b"))
