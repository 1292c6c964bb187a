"""Flags are combined bit by bit, and keep to their boundary."""

from enum import CONFORM, KEEP, STRICT, Flag, IntFlag, auto


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Mode(Flag):
    READ = auto()
    WRITE = auto()
    BOTH = READ | WRITE


class Loose(Flag, boundary=CONFORM):
    ONE = 1


class Wide(IntFlag):
    ONE = 1


attempt(lambda: (Mode.READ | Mode.WRITE, ~Mode.READ, Mode.BOTH & Mode.READ, Mode(0), bool(Mode(0)), list(Mode.BOTH), len(Mode.BOTH)))
attempt(lambda: (Mode.READ in Mode.BOTH, Mode.READ ^ Mode.BOTH, repr(Mode(3)), str(Mode.READ)))
attempt(lambda: (Loose(9), Wide(9), Wide(9) | 2))
attempt(lambda: Mode(8))
attempt(lambda: Mode.READ | 1)
attempt(lambda: Mode.READ in 5)
