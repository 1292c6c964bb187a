"""A generic function chooses by the order of bases, in which abstract classes stand where they begin to hold."""
from collections.abc import Container, Iterable, MutableMapping, Sized
from functools import singledispatch


@singledispatch
def kind(x):
    return 'object'


kind.register(Sized, lambda x: 'sized')
kind.register(MutableMapping, lambda x: 'mapping')


class HasLength:
    def __len__(self):
        return 0


class Both(Iterable, Sized):
    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())


print(kind({}), kind([]), kind(1), kind(HasLength()), kind(Both()))
kind.register(Container, lambda x: 'container')
print(kind(Both()))
for each in ([], ''):
    try:
        print(kind(each))
    except RuntimeError as error:
        print(error)
kind.register(list, lambda x: 'list')
print(kind([]))


def unknown(x: nowhere):
    return 1


try:
    kind.register(unknown)
except TypeError as error:
    print(str(error).split(' at 0x')[0], str(error).split('. ')[-2:][0][:12], 'unresolved' in str(error))
