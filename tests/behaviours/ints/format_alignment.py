"""An integer is padded on the right side of its sign if asked to."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: format(-42, "=8"))
attempt(lambda: format(-42, "*=8"))
attempt(lambda: format(-42, "08"))
attempt(lambda: format(-42, "<8") + "|")
attempt(lambda: format(-42, "^8") + "|")
attempt(lambda: format(1234567, "015,"))
attempt(lambda: format(42, "é>6"))
