"""strip() takes a set of characters."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ("xxabcxy".strip("xy"), "xxabc".lstrip("x"), "abcxx".rstrip("xc")))
attempt(lambda: ("abc".strip(""), " a ".strip(None)))
attempt(lambda: "abc".strip(5))
attempt(lambda: "éaé".strip("é"))
