"""bin(), oct() and hex() write integers and what has an __index__."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Index:
    def __index__(self):
        return 10


attempt(lambda: (bin(-5), oct(8), hex(255)))
attempt(lambda: (bin(Index()), hex(True)))
attempt(lambda: hex(2**70))
attempt(lambda: hex(1.5))
attempt(lambda: bin("1"))
