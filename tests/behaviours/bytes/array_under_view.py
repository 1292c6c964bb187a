"""A bytearray keeps its size while a view looks at it."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


array = bytearray(b"abc")
view = memoryview(array)


attempt(lambda: array.append(1))
attempt(lambda: array.clear())
attempt(lambda: (view.__setitem__(0, 120), array))
attempt(lambda: (view.__setitem__(slice(1, 3), b"zz"), array))
attempt(lambda: view.__setitem__(slice(1, 3), b"zzz"))
attempt(lambda: (view.release(), array.append(33), array))
attempt(lambda: view[0])
