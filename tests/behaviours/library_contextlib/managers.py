"""contextmanager() makes a manager of a generator with one yield."""

from contextlib import contextmanager


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


@contextmanager
def managed(value):
    print("in")
    try:
        yield value
    finally:
        print("out")


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def never():
    return
    yield


def use(manager):
    with manager as value:
        return value


def fail(manager):
    with manager:
        raise KeyError("inside")


attempt(lambda: use(managed(5)))
attempt(lambda: fail(managed(5)))
attempt(lambda: use(twice()))
attempt(lambda: use(never()))
attempt(lambda: managed(5)(lambda: "decorated")())
