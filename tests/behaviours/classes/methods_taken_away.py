"""A class that sets a method which object has to None takes it away, and calling it is an error."""


class NoRepr:
    __repr__ = None


class NoStr:
    __str__ = None


class NoFormat:
    __format__ = None


class NoHash:
    __hash__ = None


for call in (
    lambda: repr(NoRepr()), lambda: str(NoRepr()), lambda: [NoRepr()].__repr__(), lambda: '%s' % NoStr(), lambda: str(NoStr()),
    lambda: print(NoStr()), lambda: f'{NoFormat()}', lambda: format(NoFormat()), lambda: hash(NoHash()), lambda: f'{NoRepr()!r}',
):
    try:
        call()
    except TypeError as error:
        print(error)
