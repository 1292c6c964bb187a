"""startswith and endswith take a tuple of texts, and removeprefix and removesuffix one text."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ("abc".startswith(("x", "a")), "abc".endswith(("b", "c"))))
attempt(lambda: ("abc".startswith("b", 1), "abc".endswith("b", 0, 2)))
attempt(lambda: ("abc".startswith(()), "abc".startswith("", 4)))
attempt(lambda: ("abc".removeprefix("a"), "abc".removesuffix("bc"), "abc".removeprefix("x")))
attempt(lambda: "abc".startswith(["a"]))
attempt(lambda: ("abc".startswith(("a", 1)), "abc".startswith(("x", 1))))
attempt(lambda: "abc".removeprefix(None))
