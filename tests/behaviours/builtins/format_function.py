"""format() asks __format__, which must return a string."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Shown:
    def __format__(self, specification):
        return f"<{specification}>"


class Wrong:
    def __format__(self, specification):
        return 5


attempt(lambda: format(Shown(), "abc"))
attempt(lambda: f"{Shown():x{1}y}")
attempt(lambda: format(Wrong()))
attempt(lambda: format(object(), "5"))
attempt(lambda: format([1, 2], ""))
attempt(lambda: format([1, 2], "5"))
attempt(lambda: format(1, 2))
attempt(lambda: format(None, ""))
