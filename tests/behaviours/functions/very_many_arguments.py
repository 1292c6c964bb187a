"""Calls with more arguments than a frame has room for."""


import sys


def counts(first, *rest, last="last", **named):
    return first, len(rest), rest[-1], last, named


def numbers(count):
    for number in range(count):
        yield number


if sys.argv[1:] == ["range"]:
    # Nothing is collected between the numbers of a range.
    numbers = range

for count in (65_534, 65_535, 65_536, 65_537, 200_000):
    print(counts(*numbers(count)), counts(*range(count), last=count), counts(*list(range(count)), other=1))


def one(value):
    return value


try:
    one(*numbers(70_000))
except TypeError as error:
    print(error)
