"""Operations of a subclass of int give plain ints."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Number(int):
    pass


attempt(lambda: type(Number(3) + 1))
attempt(lambda: type(-Number(3)))
attempt(lambda: type(+Number(3)))
attempt(lambda: type(abs(Number(3))))
attempt(lambda: type(round(Number(3))))
attempt(lambda: type(Number(3).real))
attempt(lambda: (Number.from_bytes(b"\x05") + 0, type(Number.from_bytes(b"\x05")).__name__))
