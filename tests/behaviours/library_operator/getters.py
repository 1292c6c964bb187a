"""itemgetter, attrgetter and methodcaller fetch one or several things."""

from operator import attrgetter, itemgetter, methodcaller


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (itemgetter(1)("abc"), itemgetter(0, -1)("abc"), itemgetter("a")({"a": 1}), itemgetter(slice(1))("abc")))
attempt(lambda: (attrgetter("real")(5), attrgetter("real", "imag")(5), attrgetter("real.imag")(5)))
attempt(lambda: (methodcaller("split", ",")("a,b"), methodcaller("upper")("a")))
attempt(lambda: itemgetter())
attempt(lambda: attrgetter(5))
attempt(lambda: methodcaller())
attempt(lambda: methodcaller(5))
attempt(lambda: itemgetter(9)("abc"))
attempt(lambda: attrgetter("missing")(5))
attempt(lambda: (repr(itemgetter(1)), repr(attrgetter("a.b")), repr(methodcaller("a", 1, b=2))))
