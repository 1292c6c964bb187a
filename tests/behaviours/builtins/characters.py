"""ord() and chr() are inverse to each other."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (ord("a"), ord("€"), ord(b"z"), chr(0x1F600)))
attempt(lambda: chr(0x10FFFF) == "\U0010ffff")
attempt(lambda: ord(""))
attempt(lambda: ord("ab"))
attempt(lambda: ord(5))
attempt(lambda: chr(-1))
attempt(lambda: chr(0x110000))
attempt(lambda: chr(2**70))
attempt(lambda: chr("a"))
