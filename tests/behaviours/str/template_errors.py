"""Braces that do not fit are errors of their own."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "{".format())
attempt(lambda: "}".format())
attempt(lambda: "{{}}".format())
attempt(lambda: "{0".format(1))
attempt(lambda: "{0!}".format(1))
attempt(lambda: "{0!x}".format(1))
attempt(lambda: "{0!rs}".format(1))
attempt(lambda: "{0:{}".format(1))
attempt(lambda: "a{b{c}}".format(b=1))
attempt(lambda: "{0!r".format(1))
