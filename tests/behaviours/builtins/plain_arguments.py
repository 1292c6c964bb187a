"""Methods of built-in types with arguments of which they ask something, and with others: the answers are the same."""

import gc


class Index:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        gc.collect()
        return self.number


class Text(str):
    def __eq__(self, other):
        raise AssertionError("nobody compares")

    __hash__ = str.__hash__


class Tuple(tuple):
    def __iter__(self):
        raise AssertionError("nobody iterates")


def show(function, *arguments):
    try:
        result = function(*arguments)
        print(function.__name__, type(result).__name__, repr(result))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


text = "Ab cd,ab Ef"
for start in (0, True, -3, None, Index(1), Index(-5), 2**70, -(2**70), 1.5, "1"):
    for method in (text.find, text.rfind, text.count, text.index, text.startswith, text.endswith):
        show(method, "b", start)
        show(method, "b", 0, start)
for width in (15, True, Index(14), 2.0, None):
    for method in (text.ljust, text.rjust, text.center, text.zfill):
        show(method, width)
for fill in ("*", "ab", "é", 5, b"*", Text("+")):
    for method in (text.ljust, text.rjust, text.center):
        show(method, 14, fill)
for argument in (None, " ", "Af", "", 5, b"A", Text("A"), ("A", "Ab"), Tuple(("A", "Ab")), (1, 2), [1]):
    for name in ("strip", "lstrip", "rstrip", "split", "rsplit", "partition", "rpartition", "removeprefix", "removesuffix",
                 "startswith", "endswith", "count", "find", "splitlines", "expandtabs", "encode", "join"):
        show(getattr(text, name), argument)
for arguments in (("b", "x"), ("b", "x", 1), ("b", "x", Index(1)), ("b", 1), (1, "b"), ("", "-"), ("b", "x", None), ("b",), ()):
    show(text.replace, *arguments)
for arguments in ((" ", 1), (None, 1), (None, Index(1)), (" ", "1"), (" ", -1), (",", True), (" ", 2, 3)):
    show(text.split, *arguments)
    show(text.rsplit, *arguments)
for name in ("upper", "lower", "title", "swapcase", "capitalize", "casefold", "isupper", "islower", "istitle", "isspace",
             "isdigit", "isalpha", "isalnum", "isidentifier", "isprintable", "isnumeric", "isdecimal", "isascii"):
    for receiver in (text, "", "É", "ß1", "\ud800", " \t", "12", Text("Ab"), "x" * 40):
        show(getattr(receiver, name))
    show(getattr(text, name), 1)
    show(getattr(str, name), 5)
for receiver in (Text("abc"), Text(" abc "), Text("")):
    print(type(receiver.strip()).__name__, type(receiver.upper()).__name__, type(receiver.ljust(2)).__name__,
          type(receiver.replace("x", "y")).__name__, type(receiver.removeprefix("x")).__name__,
          type(receiver.partition("x")[0]).__name__)

octets = b"Ab cd,ab Ef"
for receiver in (octets, bytearray(octets)):
    for argument in (b"b", bytearray(b"b"), 98, Index(98), 300, "b", None, memoryview(b"b"), (b"A", b"b"), (b"A", "b"), [b"b"]):
        for name in ("find", "count", "index", "startswith", "endswith", "strip", "split", "partition", "removeprefix", "hex"):
            if name == "partition" and not isinstance(argument, bytes):
                continue
            show(getattr(receiver, name), argument)
    for name in ("upper", "lower", "title", "swapcase", "capitalize", "isupper", "isspace", "isdigit", "splitlines"):
        show(getattr(receiver, name))
array = bytearray(b"abc")
for arguments in ((100,), (True,), (Index(101),), (300,), (-1,), ("a",), (None,), ()):
    show(array.append, *arguments)
    show(array.remove, *arguments)
show(array.pop)
show(array.pop, 0)
show(array.pop, 9)
view = memoryview(array)
show(array.append, 1)
show(array.clear)
view.release()
show(array.clear)
for value in (0.5, 3, True, -1, 2**80, "x", None, Index(2), 1e308):
    import math

    for function in (math.sqrt, math.floor, math.ceil, math.isnan, math.exp, math.fabs, math.log2, math.frexp, math.trunc):
        show(function, value)
for arguments in ((1.25, 1), (125, -1), (1.5,), (Index(3),), (2.5, None), (1.25, Index(1)), ("x",), (1, 2, 3)):
    show(round, *arguments)
for value in (5, -5, 2**70, True, Index(255), 1.5, "x"):
    show(hex, value), show(oct, value), show(bin, value)
for value in (1, "a", 1.5, (1, "a"), (1, (2, [3])), [1], None, b"x", 2**70, Text("a")):
    show(hash, value) if not isinstance(value, (str, bytes, tuple)) else print(hash(value) == hash(value)) if value != (1, (2, [3])) else show(hash, value)
    show(repr, value)
    show(callable, value)
