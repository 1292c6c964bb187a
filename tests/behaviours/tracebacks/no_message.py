"""Exceptions without text, with several arguments, and with text of several lines."""
import sys
import traceback


class Odd(Exception):
    def __str__(self):
        return "line one\nline two"


class Broken(Exception):
    def __str__(self):
        raise ValueError


class Outer:
    class Inner(Exception):
        pass


for error in (ValueError(), ValueError("a", 1), KeyError("key"), Odd(), Broken(), Outer.Inner("x"), AssertionError(), StopIteration(3), OSError(2, "text", "file")):
    traceback.print_exception(error)
