"""replace() replaces the first ones, all of them, or the gaps between characters."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "aaa".replace("a", "b", 2))
attempt(lambda: "aaa".replace("a", "b", count=1))
attempt(lambda: "abc".replace("", "-"))
attempt(lambda: "abc".replace("", "-", 2))
attempt(lambda: "".replace("", "x"))
attempt(lambda: "aaa".replace("a", "b", -1))
attempt(lambda: "a".replace("a"))
attempt(lambda: "a".replace("a", 5))
