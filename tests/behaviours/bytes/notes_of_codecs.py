"""An error of a codec that was looked up has a note of the codec."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def notes(function):
    try:
        function()
    except Exception as error:
        return getattr(error, "__notes__", None)


attempt(lambda: notes(lambda: "€".encode("cp1252x")))
attempt(lambda: notes(lambda: "\u4e2d".encode("cp1252")))
attempt(lambda: notes(lambda: b"\x81".decode("cp1252")))
attempt(lambda: notes(lambda: b"abc".decode("utf-16-le")))
attempt(lambda: notes(lambda: b"\xff".decode("utf-8")))
attempt(lambda: notes(lambda: "é".encode("ascii")))
