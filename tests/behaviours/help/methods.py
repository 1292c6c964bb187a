"""`help` of methods says what they belong to."""


class Owner:
    def method(self, a):
        'Do it.'

    @classmethod
    def made(cls):
        'Make one.'

    @property
    def value(self):
        'What it is worth.'

    def __init__(self): pass


help(Owner.method)
help(Owner().method)
help(Owner.value)
help(Owner())
