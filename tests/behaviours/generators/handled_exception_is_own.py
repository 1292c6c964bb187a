"""What a generator handles stays its own; what its caller handles is seen while it runs, and only then."""
import sys


def after_handling():
    try:
        raise KeyError
    except KeyError:
        yield "in except"
    yield type(sys.exception()).__name__
    yield type(sys.exception()).__name__


def same_exception(error):
    try:
        yield
    except ValueError:
        yield sys.exception() is error
        yield sys.exception() is error
        raise


generator = after_handling()
print(next(generator))
try:
    raise ValueError
except ValueError:
    print(next(generator))
print(next(generator))

error = ValueError("thrown")
generator = same_exception(error)
next(generator)
try:
    raise error
except ValueError:
    print(generator.throw(error))
print(next(generator))
try:
    next(generator)
except ValueError as raised:
    print(raised is error, raised.__context__)
print(sys.exception())
