"""Format specifications write integers in every base and as floats."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [format(255, kind) for kind in ("b", "o", "x", "X", "d", "n", "c", "e", "f", "g", "%")])
attempt(lambda: [format(255, kind) for kind in ("#b", "#o", "#x", "#X", "#010x", "+d", " d")])
attempt(lambda: format(1234567, ","))
attempt(lambda: format(1234567, "_"))
attempt(lambda: format(0xABCDEF, "_x"))
attempt(lambda: format(5, ".2d"))
attempt(lambda: format(5, ",x"))
attempt(lambda: format(5, "s"))
attempt(lambda: format(-1, "c"))
attempt(lambda: format(5, "+c"))
