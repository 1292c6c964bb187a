"""A bytearray takes numbers of one octet only."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


array = bytearray(b"abc")


attempt(lambda: (array.append(100), array))
attempt(lambda: (array.extend([101, 102]), array))
attempt(lambda: (array.insert(0, 33), array))
attempt(lambda: (array.pop(), array.pop(0), array))
attempt(lambda: (array.remove(98), array))
attempt(lambda: (array.reverse(), array))
attempt(lambda: array.append(256))
attempt(lambda: array.append("a"))
attempt(lambda: array.extend("a"))
attempt(lambda: array.remove(200))
attempt(lambda: array.pop(50))
attempt(lambda: (array.clear(), array))
attempt(lambda: array.pop())
