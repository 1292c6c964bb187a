"""Encodings of wide units read their mark, and name the order in errors."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ("a€".encode("utf-16"), "a€".encode("utf-16-be"), "😀".encode("utf-16-le")))
attempt(lambda: ("a".encode("utf-32"), "😀".encode("utf-32-be")))
attempt(lambda: (b"\xfe\xff\x00a".decode("utf-16"), b"a\x00".decode("utf-16")))
attempt(lambda: b"abc".decode("utf-16"))
attempt(lambda: b"\xfe\xff\x00".decode("utf-16"))
attempt(lambda: b"\x00\xd8".decode("utf-16-le"))
attempt(lambda: b"\x00\x00\x11\x00".decode("utf-32-le"))
attempt(lambda: b"abc".decode("utf-32"))
