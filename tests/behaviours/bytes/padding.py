"""center, ljust and rjust pad with one octet."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (b"a".center(4, b"*"), b"a".ljust(3) + b"|", b"a".rjust(3, bytearray(b".")), b"-4".zfill(4)))
attempt(lambda: b"a".center(4, b"xy"))
attempt(lambda: b"a".center(4, "x"))
attempt(lambda: b"a".ljust(4, None))
