"""A number of any kind is nothing that can be assigned to a part of a bytearray."""


class Index:
    def __index__(self):
        return 3


class Real:
    def __float__(self):
        return 3.0


class Whole:
    def __int__(self):
        return 3


for value in (1.5, 2, True, Index(), Real(), Whole(), 1j, "text", None, [1, 2], [300], b"xy", object()):
    octets = bytearray(b"abc")
    try:
        octets[1:2] = value
        print(octets)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(repr(b"".decode("unknown")), repr(bytearray().decode("hex")), repr(b"".decode("ascii", "unknown")))
for octets in (b"a", bytearray(b"a")):
    try:
        octets.decode("unknown")
    except LookupError as error:
        print(error)
