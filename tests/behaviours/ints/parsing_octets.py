"""int() reads bytes and bytearrays as it reads text."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: int(b"12"))
attempt(lambda: int(bytearray(b"-7")))
attempt(lambda: int(b"ff", 16))
attempt(lambda: int(b"\xff"))
attempt(lambda: int(memoryview(b"34")))
