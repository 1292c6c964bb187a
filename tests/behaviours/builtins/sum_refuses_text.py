"""sum() tells what to use for text and octets."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: sum(["a"], ""))
attempt(lambda: sum([b"a"], b""))
attempt(lambda: sum([], bytearray()))
attempt(lambda: sum(["a"]))
attempt(lambda: sum([[1], [2]], []))
attempt(lambda: sum(5))
attempt(lambda: sum([1], start=2))
