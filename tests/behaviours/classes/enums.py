"""Enumerations: members, values, iteration, lookup."""
from enum import Enum, Flag, IntEnum, auto


class Colour(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


class Access(Flag):
    READ = auto()
    WRITE = auto()


print(Colour.RED, repr(Colour.GREEN), Colour(2).name, Colour["RED"].value, Colour.CRIMSON is Colour.RED, list(Colour), len(Colour), Colour.RED in Colour)
print(Level.HIGH > Level.LOW, Level.HIGH + 1, sorted(Level), Access.READ | Access.WRITE, Access.READ in (Access.READ | Access.WRITE), isinstance(Colour.RED, Colour))
try:
    Colour(9)
except ValueError as error:
    print(error)
try:
    Colour.RED = 5
except AttributeError as error:
    print(error)
