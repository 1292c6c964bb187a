"""cached_property() computes once for each instance."""

from functools import cached_property


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Thing:
    count = 0
    @cached_property
    def value(self):
        """Doc."""
        Thing.count += 1
        return Thing.count


class Slotted:
    __slots__ = ()
    @cached_property
    def value(self):
        return 1


thing = Thing()


attempt(lambda: (thing.value, thing.value, thing.__dict__, Thing.value.__doc__))
attempt(lambda: (delattr(thing, "value"), thing.value))
attempt(lambda: Slotted().value)
attempt(lambda: cached_property(len).__get__(thing))
