"""expandtabs() counts columns from the start of each line."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ("a\tb".expandtabs(), "a\tb".expandtabs(4), "a\tb".expandtabs(0), "a\tb".expandtabs(-1)))
attempt(lambda: "ab\n\tc\td".expandtabs(tabsize=2))
attempt(lambda: "é\tb".expandtabs(4))
