"""A sequence pattern whose rest is ignored looks at single positions; one of wildcards looks at the length only."""
import collections.abc


class Noted(collections.abc.Sequence):
    def __init__(self, length):
        self.length = length

    def __len__(self):
        print("length")
        return self.length

    def __getitem__(self, index):
        print("item", index)
        if index >= self.length:
            raise IndexError
        return index * 10


class Endless(collections.abc.Sequence):
    def __len__(self):
        return 42

    def __getitem__(self, index):
        return index


match Noted(5):
    case [first, *_, last]:
        print(first, last)
match Noted(2):
    case [_, _]:
        print("two")
match Noted(3):
    case [*_]:
        print("any")
match Noted(0):
    case []:
        print("empty")
match Endless():
    case [x, y, *_, z]:
        print(x, y, z)
