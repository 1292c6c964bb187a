"""auto() says why no value follows the one before it, and how values are made is said before the first."""
from enum import Enum, auto


def try_to(make):
    try:
        print([member.value for member in make()])
    except TypeError as error:
        print(type(error).__name__, error)


def after_text():
    class Color(Enum):
        red = 'red'
        blue = auto()
    return Color


def after_mixture():
    class Color(Enum):
        red = 'red'
        one = 1
        blue = auto()
    return Color


def too_late():
    class Color(Enum):
        red = auto()

        def _generate_next_value_(name, start, count, last):
            return name
    return Color


def after_float():
    class Color(Enum):
        red = 1.5
        blue = auto()
    return Color


for make in after_text, after_mixture, too_late, after_float:
    try_to(make)
