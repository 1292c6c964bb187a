"""Encoding to bytes and back, with the handlers of errors."""
print("é€😀".encode(), "é".encode("latin-1"), "é".encode("utf-16-le"), "é€".encode("ascii", "replace"), "é€".encode("ascii", "ignore"))
print("é".encode("ascii", "backslashreplace"), "é".encode("ascii", "xmlcharrefreplace"), b"caf\xc3\xa9".decode(), b"\xff".decode("latin-1"))
print(ascii(b"a\xffb".decode("utf-8", "replace")), b"a\xffb".decode("utf-8", "ignore"), ascii(b"a\xff".decode("utf-8", "surrogateescape")))
for call in (lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: b"\xe2\x82".decode(), lambda: "\ud800".encode(), lambda: "a".encode("nope")):
    try:
        call()
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, error)
