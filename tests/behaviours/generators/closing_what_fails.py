"""A delegate whose `close` cannot even be looked up does not stop the closing; the hook hears of it."""
import sys


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise ZeroDivisionError(name)


def delegating():
    yield from Broken()


def hook(unraisable):
    print("hook", unraisable.exc_type.__name__, unraisable.exc_value)


sys.unraisablehook = hook
generator = delegating()
next(generator)
print(generator.close())
generator = delegating()
next(generator)
try:
    generator.throw(ValueError)
except ZeroDivisionError as error:
    print(error)
