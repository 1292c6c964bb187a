"""% of octets takes octets, numbers and ASCII."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: b"%s-%b" % (b"x", bytearray(b"y")))
attempt(lambda: b"%d %x %c %c" % (5, 255, 65, b"z"))
attempt(lambda: b"%a %r" % ("é", 1))
attempt(lambda: b"%5.1s|" % b"xyz")
attempt(lambda: b"%(k)s" % {b"k": b"v"})
attempt(lambda: b"%s" % "a")
attempt(lambda: b"%c" % 300)
attempt(lambda: b"%d" % "a")
attempt(lambda: b"abc" % "a")
attempt(lambda: b"%s" % (b"a", b"b"))
