"""fromhex() skips spaces, and since 3.14 reads octets too."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: bytes.fromhex("61 62\n63"))
attempt(lambda: bytes.fromhex(b"6162"))
attempt(lambda: bytearray.fromhex("FF00"))
attempt(lambda: bytes.fromhex("6"))
attempt(lambda: bytes.fromhex("6 1"))
attempt(lambda: bytes.fromhex("zz"))
attempt(lambda: bytes.fromhex("é1"))
attempt(lambda: bytes.fromhex(5))
