"""What a singledispatchmethod is in a class and in an instance shows its name, and leads to what it was made of."""
import functools


class Shown:
    @functools.singledispatchmethod
    def show(self, value):
        """Show it."""
        return 'object', value

    @show.register
    def _(self, value: int):
        return 'int', value

    @functools.singledispatchmethod
    @classmethod
    def of(cls, value):
        return cls.__name__, value

    def __repr__(self):
        return 'Shown()'


print(Shown.show, Shown().show, Shown.__dict__['show'])
print(Shown.show.__name__, Shown.show.__qualname__, Shown.show.__doc__, Shown.show.__module__)
print(Shown().show(1), Shown().show('a'), Shown.of(2))
print(Shown.show.__wrapped__(None, 3))
Shown.show.register(str, lambda self, value: ('str', value))
print(Shown().show('b'))
for call in Shown().show, Shown.of:
    try:
        call()
    except TypeError as error:
        print(error)
