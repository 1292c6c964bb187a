"""partition() and rpartition() cut once, from either side."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ("a-b-c".partition("-"), "a-b-c".rpartition("-")))
attempt(lambda: ("abc".partition("x"), "abc".rpartition("x")))
attempt(lambda: "abc".partition(""))
attempt(lambda: "abc".partition(1))
