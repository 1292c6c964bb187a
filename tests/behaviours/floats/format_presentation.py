"""The letters of a specification decide how a float is written."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [format(1234.5678, kind) for kind in ("", "e", "f", "g", "n", "%", "E", "F", "G")])
attempt(lambda: [format(0.00001234, kind) for kind in ("", "e", "f", "g")])
attempt(lambda: [format(1e22, kind) for kind in ("", "g", ".3g", "#.3g", ".0f")])
attempt(lambda: format(1.5, "d"))
attempt(lambda: format(1.5, "x"))
