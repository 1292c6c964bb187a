"""%c takes a character or its number."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "%c%c" % (65, "é"))
attempt(lambda: "%5c|" % "x")
attempt(lambda: "%c" % "ab")
attempt(lambda: "%c" % 0x110000)
attempt(lambda: "%c" % -1)
attempt(lambda: "%c" % 1.5)
