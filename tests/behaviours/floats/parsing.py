"""float() reads decimal text with underscores, digits of any script, and the words for infinity and NaN."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: float(" 1_000.5 "))
attempt(lambda: float("٣.٥"))
attempt(lambda: (float(".5"), float("5."), float("1E+5")))
attempt(lambda: float("-Infinity"))
attempt(lambda: float("+nan"))
attempt(lambda: (float("1e400"), float("1e-400")))
attempt(lambda: float("1__0"))
attempt(lambda: float("."))
attempt(lambda: float("0x10"))
attempt(lambda: float(b"2.5"))
attempt(lambda: float(None))
