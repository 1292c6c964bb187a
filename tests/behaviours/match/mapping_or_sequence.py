"""Which of sequence and mapping patterns match: the first base that is one or the other decides, or a registration."""
import collections
import collections.abc


def kind(subject):
    match subject:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return "neither"


class Both(collections.UserDict, collections.abc.Sequence):
    pass


class BothAgain(collections.UserList, collections.abc.Mapping):
    pass


class Plain:
    pass


class Below(Plain):
    pass


print(kind(Both()), kind(BothAgain()), kind(Plain()))
collections.abc.Mapping.register(Plain)
print(kind(Plain()), kind(Below()))
collections.abc.Sequence.register(Below)
print(kind(Plain()), kind(Below()), kind("text"), kind(b"bytes"))
