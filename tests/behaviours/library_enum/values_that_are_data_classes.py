"""A member whose data type is a data class shows its fields after its name."""
from dataclasses import dataclass, field
from enum import Enum


@dataclass
class Animal:
    size: str
    legs: int
    tail: bool = field(repr=False, default=True)


class Creature(Animal, Enum):
    BEETLE = 'small', 6
    DOG = 'medium', 4


@dataclass(repr=False)
class Quiet:
    size: int


class Silent(Quiet, Enum):
    ONE = 1


print(repr(Creature.DOG), Creature.BEETLE, Creature.DOG.legs)
print(Silent.ONE.size, Silent.ONE)
