"""resize() of 3.14 makes an array shorter, or longer with zeros."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


array = bytearray(b"abcdef")


attempt(lambda: (array.resize(3), array))
attempt(lambda: (array.resize(5), array))
attempt(lambda: (array.resize(0), array))
attempt(lambda: array.resize(-1))
attempt(lambda: array.resize("a"))
