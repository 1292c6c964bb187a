"""vars() gives the attribute dictionary, dir() the sorted names."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Thing:
    def __init__(self):
        self.b = 1
        self.a = 2


class Shown:
    def __dir__(self):
        return ["z", "a"]


attempt(lambda: vars(Thing()))
attempt(lambda: vars(5))
attempt(lambda: vars(1, 2))
attempt(lambda: dir(Shown()))
attempt(lambda: [name for name in dir(Thing()) if not name.startswith("__")])
attempt(lambda: dir(1, 2))
