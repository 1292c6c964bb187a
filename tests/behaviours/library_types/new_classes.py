"""new_class() makes a class with the right metaclass."""

import types


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Meta(type):
    pass


class Entries:
    def __mro_entries__(self, bases):
        return (int,)


attempt(lambda: types.new_class("A", (int,), {"metaclass": Meta}, lambda space: space.update(x=1)).x)
attempt(lambda: type(types.new_class("A", (), {"metaclass": Meta})).__name__)
attempt(lambda: types.resolve_bases((Entries(), str)))
attempt(lambda: types.prepare_class("A", (int,), {"metaclass": Meta, "z": 1})[2])
attempt(lambda: types.get_original_bases(types.new_class("A", (Entries(),)))[0].__class__.__name__)
attempt(lambda: types.new_class("A", (5,)))
attempt(lambda: types.new_class("A", (int, str)))
attempt(lambda: types.get_original_bases(5))
