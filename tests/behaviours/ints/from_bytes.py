"""int.from_bytes reads octets of any bytes-like object or iterable of numbers."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: int.from_bytes(b"\x01\x00"))
attempt(lambda: int.from_bytes(b"\x01\x00", "little"))
attempt(lambda: int.from_bytes(b"\xff", signed=True))
attempt(lambda: int.from_bytes([1, 2], "big"))
attempt(lambda: int.from_bytes(b""))
attempt(lambda: int.from_bytes([256]))
attempt(lambda: int.from_bytes("ab"))
attempt(lambda: int.from_bytes(b"a", "x"))
attempt(lambda: bool.from_bytes(b"\x01"))
