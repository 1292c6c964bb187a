"""Exceptions of one's own: attributes, text, inheritance."""


class AppError(Exception):
    """Base."""


class NotFound(AppError):
    def __init__(self, name, *, code=404):
        super().__init__(f"{name} not found")
        self.name, self.code = name, code


class Plain(AppError):
    def __str__(self):
        return "plain text"


try:
    raise NotFound("page", code=410)
except AppError as error:
    print(error, error.code, error.args, repr(error), isinstance(error, Exception), type(error).__mro__[1].__name__)
print(str(Plain(1, 2)), repr(Plain(1, 2)), str(Exception()), str(Exception("a")), str(Exception("a", 1)), repr(Exception("a", 1)), str(KeyError("k")), repr(Exception("it's")))
print(Exception(1) == Exception(1), Exception("x").args, BaseException("x").__traceback__)
error = ValueError("text")
error.add_note("a note")
error.extra = 5
print(error.__notes__, error.extra, error.with_traceback(None) is error)
