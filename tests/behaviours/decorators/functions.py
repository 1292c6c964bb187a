"""Decorators of functions apply from the bottom, and may take arguments."""
import functools


def traced(function):
    @functools.wraps(function)
    def wrapper(*arguments, **keywords):
        print("call", function.__name__, arguments, keywords)
        return function(*arguments, **keywords)

    return wrapper


def repeat(times):
    print("repeat", times)

    def decorate(function):
        print("decorate", function.__name__)
        return lambda *arguments: [function(*arguments) for _ in range(times)]

    return decorate


@repeat(2)
@traced
def add(a, b=1):
    """Adds."""
    return a + b


@traced
def documented():
    """Has text."""


print(add(1), add(1, 2), documented.__name__, documented.__doc__, documented.__wrapped__.__name__)
