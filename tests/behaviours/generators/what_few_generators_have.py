"""A generator keeps a changed name and the exception that it handles side by side."""

import sys


def handling():
    try:
        raise ValueError("first")
    except ValueError:
        yield sys.exception()
        yield sys.exception()
        try:
            raise KeyError("second")
        except KeyError as error:
            yield repr(error.__context__)
    yield sys.exception()


generator = handling()
print(next(generator), sys.exception())
generator.__name__ = "renamed"
generator.__qualname__ = "also.renamed"
try:
    raise TypeError("outside")
except TypeError:
    print(next(generator), sys.exception())
    print(next(generator), sys.exception())
print(next(generator), generator.__name__, repr(generator).split(" at ")[0])
print(list(generator), generator.__qualname__)

other = handling()
other.__name__ = "before"
print(other.__name__, next(other))
try:
    other.throw(LookupError("thrown"))
except LookupError as error:
    print(repr(error), repr(error.__context__), other.__name__)
