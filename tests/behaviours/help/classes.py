"""`help` of a class lists its methods, properties and data, by kind and by the class that has them."""


class Base:
    """What the base is."""

    limit = 5

    def __init__(self, size):
        "Make one."

    def method(self, a, b=2, *args, k=3, **kw) -> int:
        "Do it.\n\nIn more words."

    other = method

    @property
    def fixed(self): 'Only to be read.'

    @property
    def free(self): 'To be changed.'

    @free.setter
    def free(self, value): pass

    @staticmethod
    def plain(q): 'No instance.'

    @classmethod
    def made(cls, z): pass

    def _hidden(self): pass


class Derived(Base):
    name: str = 'd'

    def method(self): pass


help(Base)
help(Derived)
