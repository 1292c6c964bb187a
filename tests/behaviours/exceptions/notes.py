"""add_note() takes strings and keeps them in order."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


error = ValueError("x")


attempt(lambda: (error.add_note("one"), error.add_note("two"), error.__notes__))
attempt(lambda: error.add_note(5))
attempt(lambda: error.with_traceback(5))
attempt(lambda: (error.args, str(error), repr(error)))
attempt(lambda: (BaseException(1, 2), str(BaseException(1, 2)), repr(KeyError("a")), str(KeyError("a"))))
attempt(lambda: setattr(error, "__cause__", 5))
attempt(lambda: setattr(error, "__context__", 5))
attempt(lambda: setattr(error, "args", 5))
