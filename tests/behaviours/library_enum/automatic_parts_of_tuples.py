"""auto() inside of a tuple takes the next value, in a named tuple too."""
from collections import namedtuple
from enum import Enum, auto

Entry = namedtuple('Entry', 'number text')


class Levels(Enum):
    LOW = auto(), 'low'
    HIGH = auto(), 'high'
    BOTH = auto(), auto()


class Named(Entry, Enum):
    FIRST = auto(), 'one'
    SECOND = auto(), 'two'


class Typed(Enum):
    FIRST = Entry(auto(), 'one')
    SECOND = Entry(text='two', number=auto())


print([member.value for member in Levels])
print([(member.number, member.text) for member in Named])
print([member.value for member in Typed])
