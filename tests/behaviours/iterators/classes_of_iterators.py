"""What the class of each built-in iterator is called."""

import copy
import pickle

objects = [
    "", "abc", "\x7f", "äbc", "\U0001f600", "\ud800", b"ab", bytearray(b"ab"), memoryview(b"ab"), [1], (1,), {1}, frozenset({1}),
    {1: 2}, {1: 2}.keys(), {1: 2}.values(), {1: 2}.items(), range(3), range(2**70), list[int],
]
for each in objects:
    iterator = iter(each)
    kind = type(iterator)
    print(type(each).__name__, kind.__module__, kind.__qualname__, iter(iterator) is iterator)

for each in [1], (1,), {1: 2}, {1: 2}.keys(), range(3), range(2**70):
    print(type(reversed(each)).__name__)

for text in "abc", "äbc":
    iterator = iter(text)
    next(iterator)
    other = copy.copy(iterator)
    print(type(other).__name__, other.__length_hint__(), list(other), list(pickle.loads(pickle.dumps(iterator))))
print(type(iter("abc")) is type(iter("äbc")), type(iter(lambda: 1, 1)).__name__)
