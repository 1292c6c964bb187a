"""`ReprEnum` gives members the text of their data, for each data type; `__new__` may not call `super()`."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


from enum import Enum, ReprEnum


class Ratio(float, ReprEnum):
    half = 0.5


class Mixed(float, Enum):
    half = 0.5


class Titled(str, Enum):
    def __str__(self):
        return self.name.title()

    def __format__(self, specification):
        return 'formatted'


class Below(Titled):
    first = 'x'


def wrong():
    class Wrong(Enum):
        def __new__(cls, value):
            return super().__new__(cls, value)

        only = 1


def needs_type():
    class Untyped(ReprEnum):
        only = 1


print(str(Ratio.half), f'{Ratio.half}', f'{Ratio.half:.2f}', repr(Ratio.half))
print(str(Mixed.half), f'{Mixed.half}', repr(Mixed.half))
print(str(Below.first), f'{Below.first}')
attempt(wrong)
attempt(needs_type)
