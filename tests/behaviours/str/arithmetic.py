"""Texts are added to texts and multiplied by integers."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ("a" + "b", "ab" * 3, 2 * "ab", "a" * 0, "a" * -1, "a" * True))
attempt(lambda: "a" + 1)
attempt(lambda: 1 + "a")
attempt(lambda: "a" * "b")
attempt(lambda: "a" * 1.5)
attempt(lambda: "a" - "b")
attempt(lambda: "a" < 1)
attempt(lambda: 1 in "a")
attempt(lambda: "a" * 2**63)
