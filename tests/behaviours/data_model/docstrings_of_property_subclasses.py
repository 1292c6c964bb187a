"""A property of a subclass has its own docstring, not that of its class."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


class Documented(property):
    """What the class says."""


class Slotted(property):
    __slots__ = ()


def with_doc(self):
    """What the getter says."""


def without_doc(self):
    pass


print(Documented(without_doc).__doc__)
print(Documented(with_doc).__doc__)
print(Documented(with_doc, doc='given').__doc__)
print(Documented(with_doc).setter(without_doc).__doc__)
attempt(lambda: Slotted(with_doc).__doc__)
attempt(lambda: Slotted(without_doc).__doc__)
attempt(lambda: property().__set_name__())
attempt(lambda: property().__set_name__(1))
