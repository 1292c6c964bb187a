"""str() with an encoding decodes octets."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: str(b"\xc3\xa9", "utf-8"))
attempt(lambda: str(b"abc", encoding="ascii"))
attempt(lambda: str(b"\xff", "ascii", "replace"))
attempt(lambda: str(b"\xff", errors="ignore"))
attempt(lambda: str(b"\xff", "utf-8"))
attempt(lambda: str("a", "utf-8"))
attempt(lambda: str(5, "utf-8"))
attempt(lambda: str(b"", "no such encoding"))
attempt(lambda: str(b"a", "no such encoding"))
attempt(lambda: str(b"a"))
attempt(lambda: str(b"a", "utf-8", "strict", 1))
