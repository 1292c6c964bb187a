"""Changes of case and questions about it know ASCII only."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (b"aB\xc9".lower(), b"aB\xe9".upper(), b"hello world".title(), b"aBc".swapcase(), b"hELLO".capitalize()))
attempt(lambda: (b"abc".isalpha(), b"ab1".isalnum(), b"12".isdigit(), b" \t".isspace(), b"Ab".istitle(), b"\xe9".isalpha(), b"a\x80".isascii()))
