"""join() takes anything with octets in it."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: b",".join([b"a", bytearray(b"b"), memoryview(b"c")]))
attempt(lambda: b",".join([]))
attempt(lambda: b",".join(["a"]))
attempt(lambda: b",".join([1]))
attempt(lambda: b",".join(5))
attempt(lambda: bytearray(b"-").join([b"a", b"b"]))
