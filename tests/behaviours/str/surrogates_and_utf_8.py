"""Lone surrogates are encoded with surrogatepass or surrogateescape only."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "\ud800".encode())
attempt(lambda: "\ud800".encode("utf-8", "surrogatepass"))
attempt(lambda: "\udc80".encode("utf-8", "surrogateescape"))
attempt(lambda: "\ud800".encode("utf-8", "surrogateescape"))
attempt(lambda: "\ud800".encode("utf-16-le", "surrogatepass"))
attempt(lambda: "\udc80a".encode("utf-16-le", "surrogateescape"))
attempt(lambda: b"\xed\xa0\x80".decode("utf-8", "surrogatepass"))
