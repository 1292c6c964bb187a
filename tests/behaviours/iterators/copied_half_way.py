"""copy.copy gives a second iterator that goes on by itself."""
import copy

for iterator in (reversed([1, 2, 3]), iter('abc'), iter(bytearray(b'ab')), reversed((1, 2, 3))):
    next(iterator)
    second = copy.copy(iterator)
    print(list(iterator), list(second))
