"""find, index, count and in take a number or octets."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (b"abcabc".find(98), b"abcabc".rfind(b"bc"), b"abc".find(b"", 3), b"abc".count(97)))
attempt(lambda: (97 in b"abc", b"bc" in b"abc", b"" in b""))
attempt(lambda: 300 in b"abc")
attempt(lambda: "a" in b"abc")
attempt(lambda: b"abc".find(256))
attempt(lambda: b"abc".index(b"x"))
attempt(lambda: b"abc".find("a"))
attempt(lambda: b"abc".find(None))
