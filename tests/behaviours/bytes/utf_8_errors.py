"""Decoding of wrong UTF-8 says what is wrong, and replaces the longest possible start."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: b"\xff".decode())
attempt(lambda: b"\xc3".decode())
attempt(lambda: b"\xe2\x28\xa1".decode())
attempt(lambda: b"\xf4\x90\x80\x80".decode())
attempt(lambda: [octets.decode("utf-8", "replace") for octets in (b"\xff", b"\xe2\x82", b"a\xc0\x80b", b"\xf0\x9f\x98")])
attempt(lambda: b"\xffa\xfe".decode("utf-8", "surrogateescape"))
attempt(lambda: b"\xff\xe9".decode("utf-8", "backslashreplace"))
attempt(lambda: b"\xffa".decode("utf-8", "ignore"))
