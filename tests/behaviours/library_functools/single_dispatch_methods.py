"""singledispatchmethod() dispatches on the argument after self."""

from functools import singledispatchmethod


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Shower:
    @singledispatchmethod
    def show(self, value):
        return "other"
    @show.register
    def _(self, value: int):
        return "int"
    @singledispatchmethod
    @classmethod
    def make(cls, value):
        return cls.__name__


attempt(lambda: (Shower().show(1), Shower().show("a"), Shower.make(5)))
attempt(lambda: Shower().show())
