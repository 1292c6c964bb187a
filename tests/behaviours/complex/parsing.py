"""complex() reads what repr writes."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: complex("1+2j"))
attempt(lambda: complex(" (1-2j) "))
attempt(lambda: (complex("j"), complex("-j"), complex("inf+nanj")))
attempt(lambda: complex("1 + 2j"))
attempt(lambda: complex("1+2"))
attempt(lambda: complex(""))
attempt(lambda: complex(b"1"))
attempt(lambda: complex("1", 2))
