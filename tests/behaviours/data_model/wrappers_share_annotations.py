"""`staticmethod` and `classmethod` have the annotations of their function, and may get others."""


def sample(x: int) -> str:
    """Help."""


for wrap in (staticmethod, classmethod):
    wrapped = wrap(sample)
    print(wrapped.__name__, wrapped.__doc__, wrapped.__annotations__, wrapped.__wrapped__ is sample)
    wrapped.__annotations__ = {'y': float}
    print(wrapped.__annotations__, sample.__annotations__)
    del wrapped.__annotations__
    print(wrapped.__annotations__)
    print(wrap[int].__origin__ is wrap, wrap[int].__args__)
