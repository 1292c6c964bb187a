"""bytes() and bytearray() take an object whose __index__ or __iter__ fails with a TypeError for one that is neither."""


class BadIndex:
    def __index__(self):
        raise TypeError("no index")

    def __iter__(self):
        return iter(b"ab")


class WorseIndex:
    def __index__(self):
        raise ValueError("no index")


class BadIteration:
    def __iter__(self):
        raise TypeError("no iterator")


class WorseIteration:
    def __iter__(self):
        raise ValueError("no iterator")


class NoIterator:
    __iter__ = None


for make in (bytes, bytearray):
    for kind in (BadIndex, WorseIndex, BadIteration, WorseIteration, NoIterator):
        try:
            print(make(kind()))
        except (TypeError, ValueError) as error:
            print(kind.__name__, type(error).__name__, error)
    for arguments in ((3, None), (3, 5), ("x", None), ([1], "utf-8"), ([1], "utf-8", None), ("x", "utf-8", 5), ("x",)):
        try:
            print(make(*arguments))
        except (TypeError, ValueError) as error:
            print(arguments, error)
