"""Encodings of one octet a character have holes."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ("€ä".encode("cp1252"), "é".encode("cp437"), "я".encode("koi8-r")))
attempt(lambda: (b"\x80".decode("cp1252"), b"\xa4".decode("iso8859-15")))
attempt(lambda: b"\x81".decode("cp1252"))
attempt(lambda: "中".encode("latin-1"))
attempt(lambda: "中é".encode("latin-1", "replace"))
