"""A star takes width or precision from the arguments."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "%*d|" % (5, 42))
attempt(lambda: "%-*d|" % (5, 42))
attempt(lambda: "%*d|" % (-5, 42))
attempt(lambda: "%.*f" % (2, 3.14159))
attempt(lambda: "%*.*f|" % (8, 2, 3.14159))
attempt(lambda: "%*d" % ("a", 1))
attempt(lambda: "%.*d" % (1,))
