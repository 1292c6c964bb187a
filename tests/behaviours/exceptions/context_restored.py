"""The exception that is being handled is that of the innermost handler, also across generators."""
import sys


def generator():
    try:
        raise KeyError("in generator")
    except KeyError:
        yield repr(sys.exception())
    yield repr(sys.exception())


try:
    raise ValueError("outside")
except ValueError:
    for text in generator():
        print(text, repr(sys.exception()))
    try:
        raise TypeError
    except TypeError:
        print(repr(sys.exception()))
    print(repr(sys.exception()))
print(sys.exception())
