"""Formatting with the percent operator."""
print("%s %r %a" % ("é", "é", "é"), "%d %i %5d|%-5d|%05d %+d % d" % (1, 2, 3, 4, 5, 6, 7), "%x %X %#x %o %#o" % (255, 255, 255, 8, 8))
print("%f %.2f %10.3f|%-10.1f| %e %g %G" % (1.5, 1.555, 3.14159, 2.0, 12345.678, 1e-7, 1e20), "%c%c" % (65, "b"), "%%", "100%% of %s" % "x", "%5.1s|" % "word")
print("%(a)s %(b)03d" % {"a": 1, "b": 2}, "%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159), "%s" % (1,), "%s %s" % ([1], (2, 3)), "%d" % 3.99, "%d" % 2**70, "%s" % None)
for text, values in [("%d", "x"), ("%s %s", (1,)), ("%s", (1, 2)), ("%q", 1), ("%", 1), ("%(a)s", 1), ("%(a)s", {}), ("%c", 1.5), ("%c", "ab"), ("%x", 1.5), ("%s", ()), ("abc", 1), ("%(a", {}), ("%*d", ("a", 1))]:
    try:
        print(text % values)
    except (TypeError, ValueError, KeyError) as error:
        print(text, type(error).__name__, error)
