"""Replacement fields are numbered automatically, by number, or by name, and never mixed."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "{} {}".format(1, 2))
attempt(lambda: "{1} {0} {1}".format("a", "b"))
attempt(lambda: "{a}-{b}".format(a=1, b=2))
attempt(lambda: "{} {1}".format(1, 2))
attempt(lambda: "{0} {}".format(1, 2))
attempt(lambda: "{}".format())
attempt(lambda: "{a}".format())
attempt(lambda: "{٠}".format("digit of another script"))
