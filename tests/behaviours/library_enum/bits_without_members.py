"""Flags of several bits, one of which has no member of its own."""

import enum


class InAnyOrder(enum.Flag):
    HIGH = 8
    BOTH = 3
    LOW = 2


class InOrder(enum.Flag):
    LOW = 2
    BOTH = 3
    HIGH = 8


class Kept(enum.Flag, boundary=enum.KEEP):
    LOW = 2
    BOTH = 3


def attempt(label, body):
    try:
        print(label, body())
    except (AttributeError, ValueError, TypeError) as error:
        print(label, type(error).__name__, error)


for kind in InAnyOrder, InOrder:
    attempt("members", lambda: list(kind))
    attempt("parts of one", lambda: list(kind.BOTH))
    attempt("parts of two", lambda: list(kind.HIGH | kind.BOTH))
    attempt("parts with members", lambda: list(kind.HIGH | kind.LOW))
    attempt("length", lambda: len(kind.BOTH))
    attempt("name", lambda: (kind.HIGH | kind.BOTH).name)
    attempt("text", lambda: str(kind.HIGH | kind.LOW))
    attempt("inverted", lambda: repr(~kind.BOTH))
    attempt("what is left", lambda: repr(kind.BOTH ^ kind.LOW))
    for value in 0, 1, 9, 10, 11, 12:
        attempt(value, lambda: repr(kind(value)))
for value in 1, 4, 6, 7, 16:
    attempt(value, lambda: repr(Kept(value)))


class Strict(enum.IntFlag, boundary=enum.STRICT):
    ONE = 1
    TWO = 2


class Single(enum.IntFlag, boundary=enum.KEEP):
    SINGLE = 1


# The operator is that of what it is given.
print(repr(Single.SINGLE | Strict.TWO), repr(Single.SINGLE ^ Strict.TWO), repr(Single.SINGLE & Strict.ONE))
