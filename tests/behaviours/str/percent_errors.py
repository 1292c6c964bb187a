"""A % without a proper conversion is an error with its place."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "%" % ())
attempt(lambda: "%y" % 1)
attempt(lambda: "%5" % 1)
attempt(lambda: "%(a" % {"a": 1})
attempt(lambda: "%(a)" % {"a": 1})
attempt(lambda: "abc %z" % 1)
attempt(lambda: "%99999999999999999999d" % 1)
