"""Bytes literals, their text, and conversions to and from them."""
print(b"abc", b'it\'s', b"\x00\xff\n\\", rb"\n", b"a" b"b", bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)))
print(b"abc".hex(), b"abc".hex("-"), bytes.fromhex("61 62 63"), b"abc"[0], b"abc"[1:], list(b"ab"), b"abc".decode(), len(b"abc"))
for call in (lambda: bytes([256]), lambda: bytes(-1), lambda: bytes("a"), lambda: bytes.fromhex("6"), lambda: b"a" + "b", lambda: b"abc"[5]):
    try:
        call()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
