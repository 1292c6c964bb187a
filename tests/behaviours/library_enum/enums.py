"""Enumerations and flags."""
import copy
import enum
import pickle
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


class Color(Enum):
    """Colours."""
    RED = 1
    GREEN = 2
    BLUE = auto()
    ROSE = 1

    def describe(self):
        return f'{self.name} is {self.value}'

    @property
    def lower(self):
        return self.name.lower()

    @classmethod
    def default(cls):
        return cls.RED


print(Color, Color.RED, repr(Color.RED), Color(2), Color['BLUE'], Color.ROSE is Color.RED, Color.BLUE.value)
print(list(Color), len(Color), Color.__members__, list(reversed(Color)), Color.__doc__)
print(Color.RED in Color, 1 in Color, 9 in Color, Color.RED == 1, Color.RED == Color.RED, Color.GREEN.describe(), Color.RED.lower,
      Color.default(), isinstance(Color.RED, Color), type(Color), hash(Color.RED) == hash(Color.RED), Color.RED.GREEN)
print(f'{Color.RED} {Color.RED!r} {Color.RED:>12}', str(Color.RED), {Color.RED: 'x'}[Color.ROSE], bool(Color.RED))
attempt(Color, 9)
attempt(lambda: Color['NOPE'])
attempt(lambda: Color.NOPE)
attempt(lambda: Color.RED < Color.GREEN)
attempt(setattr, Color, 'RED', 5)
attempt(delattr, Color, 'RED')
attempt(lambda: setattr(Color.RED, 'name', 'x'))
attempt(lambda: type(Color)('More', (Color,), type(Color).__prepare__('More', (Color,))))
print(pickle.loads(pickle.dumps(Color.GREEN)) is Color.GREEN, copy.deepcopy(Color.RED) is Color.RED)
try:
    class Twice(Enum):
        A = 1
        A = 2
except TypeError as error:
    print(error)
try:
    @unique
    class NotUnique(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius


print(Planet.EARTH.mass, Planet.MARS.value, Planet((5.97e24, 6.37e6)))


class Number(IntEnum):
    ONE = 1
    TWO = auto()


print(Number.TWO + 1, Number.ONE < Number.TWO, repr(Number.ONE), str(Number.ONE), f'{Number.TWO:03d}', Number(1), [10, 20][Number.ONE],
      sorted(Number, reverse=True), isinstance(Number.ONE, int), Number.ONE == 1)


class Word(StrEnum):
    FIRST = auto()
    SECOND = 'other'


print(Word.FIRST, repr(Word.FIRST), Word.SECOND.upper(), Word('other'), Word.FIRST == 'first', f'{Word.FIRST:>7}')


class Permission(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


p = Permission.R | Permission.X
print(p, repr(p), Permission.R in p, Permission.W in p, list(p), len(p), bool(Permission(0)), repr(Permission(0)), ~Permission.R,
      p & Permission.R, p ^ Permission.R, Permission.RW, list(Permission), Permission(3), p.value, p.name, Permission['RW'],
      Permission(5) is p)
attempt(Permission, 8)
attempt(lambda: 3 in p)
attempt(lambda: p | 1)


class Mode(IntFlag):
    A = 1
    B = 2


print(repr(Mode.A | Mode.B), repr(Mode(8)), repr(Mode.A | 8), Mode.A | 1, Mode.A + 1, repr(~Mode.A), str(Mode.A), Mode(3) == 3,
      repr(Mode(0)))
print(Enum('Animal', 'CAT DOG')['DOG'].value, list(Enum('Pair', [('X', 10), ('Y', 20)])), Enum('Map', {'K': 'v'}).K,
      IntEnum('Ints', ['P', 'Q'], start=5).Q + 0)


class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj

    PX = (0, 'P.X')
    PY = (1, 'P.Y')


print(Coordinate.PX.value, Coordinate.PY.label, Coordinate(1), Coordinate.PY[0])


class Missing(Enum):
    A = 'a'

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == 'also a' else None


print(Missing('also a'))
attempt(Missing, 'b')


class Special(Enum):
    _ignore_ = ['temporary']
    temporary = 5

    def method(self):
        pass

    class Nested:
        pass

    plain = enum.nonmember(3)
    function = enum.member(len)
    name_like = 'n'


print([m.name for m in Special], Special.plain, Special.Nested.__name__, Special.function.value('abc'))


class Upper(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.upper() + str(count)

    one = auto()
    two = auto()


print([m.value for m in Upper])
match Color.GREEN:
    case Color.RED:
        print('red')
    case Color.GREEN:
        print('green')
attempt(enum.verify(enum.UNIQUE), Color)
attempt(enum.verify(enum.CONTINUOUS), Enum('Gap', {'A': 1, 'B': 4}))
print(dir(Color), [n for n in dir(Color.RED) if not n.startswith('__')])


class Strict(Flag, boundary=enum.CONFORM):
    A = 1
    B = 4


print(Strict(7), list(Strict.A | Strict.B))
