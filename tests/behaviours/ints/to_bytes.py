"""int.to_bytes writes a fixed number of octets in either order."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (1000).to_bytes(2, "big"))
attempt(lambda: (1000).to_bytes(2, "little"))
attempt(lambda: (-1).to_bytes(3, signed=True))
attempt(lambda: (5).to_bytes())
attempt(lambda: (256).to_bytes())
attempt(lambda: (-1).to_bytes(1))
attempt(lambda: (1).to_bytes(-1))
attempt(lambda: (1).to_bytes(1, "middle"))
attempt(lambda: (0).to_bytes(0))
