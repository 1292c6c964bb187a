"""The name of an exception class with its module."""


class Failure(Exception):
    pass


class Local:
    @staticmethod
    def make():
        class Hidden(Failure):
            pass

        return Hidden


Failure.__module__ = "some.place"
try:
    raise Failure("first")
except Failure:
    raise Local.make()("second")
