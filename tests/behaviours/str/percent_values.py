"""% takes a tuple, a mapping, or one value."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "%s and %r" % ("é", "é"))
attempt(lambda: "%(a)s %(b)05.1f" % {"a": 1, "b": 2.5})
attempt(lambda: "%s" % [1, 2])
attempt(lambda: "%s" % (1, 2))
attempt(lambda: "%s %s" % 1)
attempt(lambda: "%(a)s" % (1,))
attempt(lambda: "%(a)s" % {})
attempt(lambda: "plain" % {})
attempt(lambda: "plain" % (1,))
attempt(lambda: "%d%%" % 50)
