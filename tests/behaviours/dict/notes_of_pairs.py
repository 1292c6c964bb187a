"""An element that is no pair is named in a note."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def notes(function):
    try:
        function()
    except Exception as error:
        return str(error), getattr(error, "__notes__", None)


attempt(lambda: notes(lambda: dict([(1, 2), 3])))
attempt(lambda: notes(lambda: {}.update([5])))
attempt(lambda: notes(lambda: dict(["abc"])))
