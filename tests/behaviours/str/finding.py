"""find, index and count take the bounds of a slice."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ("abcabc".find("c"), "abcabc".rfind("a"), "abc".find("x")))
attempt(lambda: ("abcabc".find("a", 1), "abcabc".find("a", -2), "abc".find("", 3), "abc".find("", 4)))
attempt(lambda: ("abcabc".count("bc"), "aaa".count("aa"), "abc".count(""), "abc".count("", 1, 2)))
attempt(lambda: "abc".index("x"))
attempt(lambda: "abc".rindex("x"))
attempt(lambda: "abc".find(5))
attempt(lambda: "abc".find(None))
attempt(lambda: "abc".find("a", "b"))
