"""An iterator that asks its own tee for an item is an error, and the tee goes on afterwards."""
from itertools import tee


class Asking:
    def __init__(self):
        self.calls = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.calls += 1
        if self.calls == 2:
            return next(second)
        return self.calls


first, second = tee(Asking())
print(next(first))
try:
    next(first)
except RuntimeError as error:
    print(error)
print(next(first), next(second), next(second))
