"""Each error handler has its own way with what ASCII cannot say."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [("é€" "x").encode("ascii", handler) for handler in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace")])
attempt(lambda: "é".encode("ascii"))
attempt(lambda: "é".encode("ascii", "surrogateescape"))
attempt(lambda: "\udce9".encode("ascii", "surrogateescape"))
attempt(lambda: "é".encode("ascii", "no such handler"))
attempt(lambda: "abc".encode("ascii", "no such handler"))
