"""float.fromhex reads what hex writes, and rounds half to even."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: float.fromhex("0x1.8p1"))
attempt(lambda: float.fromhex("-0x.8p-3"))
attempt(lambda: float.fromhex("1.8"))
attempt(lambda: float.fromhex(" inf "))
attempt(lambda: float.fromhex("0x1.00000000000008p0"))
attempt(lambda: float.fromhex("0x1p-1075"))
attempt(lambda: float.fromhex("0x1p1024"))
attempt(lambda: float.fromhex("0x"))
attempt(lambda: float.fromhex("abcx"))
attempt(lambda: float.fromhex(5))
