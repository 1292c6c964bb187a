"""Slices of a bytearray take octets or numbers."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def changed(key, value):
    array = bytearray(b"abcde")
    array[key] = value
    return array


attempt(lambda: (changed(0, 65), changed(-1, 255)))
attempt(lambda: (changed(slice(1, 3), b"xyz"), changed(slice(0, 0), [1, 2]), changed(slice(None, None, 2), b"123")))
attempt(lambda: changed(slice(None, None, 2), b"1"))
attempt(lambda: changed(0, 256))
attempt(lambda: changed(9, 0))
attempt(lambda: changed("a", 0))
attempt(lambda: changed(slice(0, 1), "a"))
attempt(lambda: changed(slice(0, 1), 5))
attempt(lambda: changed(0, b"a"))
