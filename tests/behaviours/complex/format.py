"""A complex number is formatted as its two parts."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: format(1.5 + 2j, ""))
attempt(lambda: format(1.5 + 2j, ".2f"))
attempt(lambda: format(1.5 + 2j, "e"))
attempt(lambda: format(1.5 + 2j, "<20") + "|")
attempt(lambda: format(1.5 + 2j, "+.1f"))
attempt(lambda: format(1.5 + 2j, "010"))
attempt(lambda: format(1.5 + 2j, "=10"))
attempt(lambda: format(1.5 + 2j, "d"))
