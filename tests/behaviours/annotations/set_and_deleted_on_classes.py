"""Annotations that are set stay when there is no function for them any more; deleted ones are not worked out again."""


class Known:
    item: int


Known.__annotations__ = {'other': str}
Known.__annotate__ = None
print(Known.__annotations__, Known.__annotate__)
del Known.__annotations__
print(Known.__annotations__, Known.__annotate__)


class Own:
    item: int

    def __annotate__(format):
        return {'item': str}


print(Own.__annotations__)
del Own.__annotations__
print(Own.__annotations__, Own.__annotate__)
Own.__annotate__ = lambda format: {'item': format}
print(Own.__annotations__)
try:
    class Twice[T](__import__('typing').Generic[T]):
        pass
except TypeError as error:
    print(error)
