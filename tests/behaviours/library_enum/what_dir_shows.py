"""dir() of a member has its properties and methods, and no other members."""
import enum
from enum import Enum


class Base(Enum):
    @enum.property
    def first(self):
        return 'property'

    @property
    def plain(self):
        return 1

    def method(self):
        return 2


class Color(Base):
    first = 1
    second = 2

    def __init__(self, value):
        self.own = value


print(dir(Color.second))
print(Color.second.first, Color.first.first, Color.first)


class Number(int, Enum):
    ONE = 1


print('bit_length' in dir(Number.ONE), 'ONE' in dir(Number.ONE), 'name' in dir(Number.ONE))
