"""Deleting an attribute of __slots__ that has no value names only the attribute; reading it names the class too."""


class Slotted:
    __slots__ = ("a", "b")


value = Slotted()
value.b = 1
del value.b
for name in ("a", "b", "c"):
    for act in (delattr, getattr):
        try:
            act(value, name)
        except AttributeError as error:
            print(act.__name__, name, error)
try:
    del value.a
except AttributeError as error:
    print(error, error.args)
