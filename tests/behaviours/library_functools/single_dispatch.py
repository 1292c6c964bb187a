"""singledispatch() chooses by the class of the first argument."""

from functools import singledispatch


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


@singledispatch
def kind(value):
    return "other"


@kind.register
def _(value: int):
    return "int"


@kind.register(list)
def _(value):
    return "list"


@kind.register
def _(value: str | bytes):
    return "text"


attempt(lambda: (kind(1), kind(True), kind([]), kind("a"), kind(b"a"), kind(1.5)))
attempt(lambda: (kind.dispatch(bool)(0), sorted(cls.__name__ for cls in kind.registry)))
attempt(lambda: kind())
attempt(lambda: kind.register(5))
