"""What takes all items of something says in its own words that it cannot, whatever TypeError iter raises."""


class Text:
    def __iter__(self):
        return "no iterator"


class Own:
    def __iter__(self):
        raise TypeError("of its own")


class Other:
    def __iter__(self):
        raise ValueError("of its own")


class NoIterator:
    __iter__ = None


class Items(list):
    def __iter__(self):
        return iter((7, 8))


def slices(target, index):
    def assign(value):
        target[index] = value
        return target
    return assign


def attempt(label, body):
    for kind in Text, Own, Other, NoIterator, Items, int:
        try:
            print(label, kind.__name__, body(kind()))
        except (TypeError, ValueError) as error:
            print(label, kind.__name__, type(error).__name__, error)


attempt("str", lambda value: ",".join(value))
attempt("bytes", lambda value: b",".join(value))
attempt("bytearray", lambda value: bytearray(b",").join(value))
attempt("extended", lambda value: bytearray(b",").extend(value))
attempt("made", lambda value: bytes(value))
attempt("slice", slices([1, 2, 3], slice(0, 1)))
attempt("spaced slice", slices([1, 2, 3], slice(None, None, 2)))
attempt("octets", slices(bytearray(b"abc"), slice(0, 1)))
attempt("list", lambda value: list(value))
attempt("unpacked", lambda value: (lambda first, second: (second, first))(*value))
