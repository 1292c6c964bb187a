"""% writes numbers with flags, width and precision."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42))
attempt(lambda: "%x %X %#x %o %#o" % (255, 255, 255, 8, 8))
attempt(lambda: "%.3d %8.3d" % (5, 5))
attempt(lambda: "%e %.2E %g %G" % (1234.5, 1234.5, 1e-10, 1e20))
attempt(lambda: "%.0f %#.0f" % (2.5, 2.5))
attempt(lambda: "%d" % 3.99)
attempt(lambda: "%d" % "3")
attempt(lambda: "%x" % 1.5)
attempt(lambda: "%f" % "a")
attempt(lambda: "%i %u" % (True, 2**70))
