"""The functions that work annotations out are named after what they belong to."""


def function(argument: int):
    pass


class Class:
    attribute: int

    def method(self, argument: int):
        pass


def outer():
    def inner(argument: int):
        pass
    return inner


for owner in (function, Class, Class.method, outer()):
    print(owner.__annotate__.__qualname__, owner.__annotate__.__name__)
