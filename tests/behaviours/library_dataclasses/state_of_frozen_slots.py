"""Frozen dataclasses with slots are pickled by their fields, or by their own methods."""

import copy
import pickle
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plain:
    x: int
    y: list


@dataclass(frozen=True, slots=True)
class OnlyGet:
    x: int

    def __getstate__(self):
        print('get')
        return [self.x + 100]


@dataclass(frozen=True, slots=True)
class OnlySet:
    x: int

    def __setstate__(self, state):
        print('set', state)
        object.__setattr__(self, 'x', state[0] + 1)


for value in (Plain(1, [2]), OnlyGet(1), OnlySet(1)):
    print(pickle.loads(pickle.dumps(value)), copy.copy(value))
