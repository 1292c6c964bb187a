"""Flags of which a member has no value can be combined with no other."""
import enum


class Flags(enum.Flag):
    NOTHING = None
    EIGHT = 8
    THREE = 3


for operation in (
    lambda: ~Flags.NOTHING, lambda: Flags.NOTHING | Flags.EIGHT, lambda: Flags.EIGHT & Flags.NOTHING, lambda: Flags.EIGHT ^ Flags.NOTHING,
    lambda: Flags.EIGHT | 1, lambda: 1 & Flags.EIGHT, lambda: Flags.EIGHT | Flags.THREE, lambda: Flags.THREE & Flags.THREE, lambda: Flags.NOTHING.value,
):
    try:
        print(operation())
    except TypeError as error:
        print(error)
