"""Attributes of functions that are read, added to and called again and again, whatever has the same place in the program."""

import sys


def counted():
    counted.calls += 1
    return counted.calls


class Other:
    calls = 10


def add(subject):
    subject.calls += 1
    return subject.calls


counted.calls = 0
print([counted() for _ in range(3)])

other = Other()
print([add(subject) for subject in (counted, other, counted, Other, counted, other)])
print(counted.calls, other.calls, Other.calls, counted.__dict__)

# What functions have by themselves goes before what stands in their dictionary.
counted.__dict__["__name__"] = "hidden"
print(counted.__name__, counted.__dict__["__name__"])
counted.__name__ = "shown"
print(counted.__name__, counted.__dict__["__name__"])

counted.helper = lambda number: number * 2
print([counted.helper(number) for number in range(3)])
del counted.helper
for name in ("helper", "calls"):
    try:
        print(getattr(counted, name))
        counted.helper(1)
    except AttributeError as error:
        print(error)


class Attributes(dict):
    def __missing__(self, key):
        return "missing"


counted.__dict__ = Attributes(calls=5)
print(add(counted), type(counted.__dict__).__name__)
try:
    counted.absent += 1
except AttributeError as error:
    print(error)

makers = [lambda: None for _ in range(5)]
for number, maker in enumerate(makers):
    maker.number = number
for _ in range(2):
    for maker in makers:
        maker.number += 10
print([maker.number for maker in makers])
try:
    sys.getsizeof.number = 1
except AttributeError as error:
    print(type(error).__name__)
