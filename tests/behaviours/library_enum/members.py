"""Members of an enum are found by value and by name."""

from enum import Enum, IntEnum, auto, unique


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Colour(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1


class Number(IntEnum):
    ONE = 1


attempt(lambda: (Colour(1), Colour["RED"], Colour.CRIMSON is Colour.RED, list(Colour), Colour.GREEN.value, len(Colour)))
attempt(lambda: (Number.ONE + 1, Number.ONE == 1, Colour.RED == 1, f"{Number.ONE}", str(Colour.RED), repr(Number.ONE)))
attempt(lambda: (list(Colour.__members__), 1 in Colour, Colour.RED in Colour, 9 in Colour))
attempt(lambda: Colour(9))
attempt(lambda: Colour["BLUE"])
attempt(lambda: Colour.BLUE)
attempt(lambda: setattr(Colour, "RED", 2))
attempt(lambda: Colour.RED < Colour.GREEN)
attempt(lambda: unique(Colour))
attempt(lambda: type("More", (Colour,), {}))
attempt(lambda: Colour("a", 2))
