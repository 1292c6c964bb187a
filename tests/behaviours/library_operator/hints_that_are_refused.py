"""Who does not know its length says so by TypeError or NotImplemented, and the default counts."""
from itertools import repeat
from operator import length_hint


class Hinting:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        if isinstance(self.hint, type):
            raise self.hint('no')
        return self.hint


class Sized(Hinting):
    def __len__(self):
        raise TypeError('unknown')


for kind in (Hinting, Sized):
    for hint in (3, NotImplemented, TypeError, ValueError, -1, 'x', True):
        try:
            print(length_hint(kind(hint), 7))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
print(length_hint(repeat(None), 12), length_hint(repeat(None, 5)), length_hint(object(), 2), length_hint([1, 2]))
