"""A member can be given further names and values, by which it is found; a value is looked for without making a member."""
from enum import Enum


class Color(Enum):
    RED = 1
    BLUE = 2

    def __init__(self, value):
        if value == 2:
            self._add_value_alias_(20)
            self._add_value_alias_([2])

    @classmethod
    def _missing_(cls, value):
        print('missing', value)
        return cls.RED


Color.RED._add_alias_('ROT')
print(Color.ROT, Color['ROT'], list(Color.__members__))
print(Color(20), Color([2]), 20 in Color, [2] in Color)
print(5 in Color, Color.RED in Color, 1 in Color)
print(Color(5))
try:
    Color.RED._add_alias_('BLUE')
except NameError as error:
    print(error)
try:
    Color.RED._add_value_alias_(20)
except ValueError as error:
    print(error)
