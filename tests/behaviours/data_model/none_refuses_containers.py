"""`None` in place of a container method refuses iteration, membership, subscripts and reversal."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


class Refusing:
    __iter__ = None
    __contains__ = None
    __getitem__ = None
    __setitem__ = None
    __delitem__ = None
    __reversed__ = None
    __class_getitem__ = None


def set_item():
    Refusing()[1] = 2


def delete_item():
    del Refusing()[1]


attempt(lambda: iter(Refusing()))
attempt(lambda: 1 in Refusing())
attempt(lambda: Refusing()[1])
attempt(set_item)
attempt(delete_item)
attempt(lambda: reversed(Refusing()))
attempt(lambda: Refusing[int])


class NoNext:
    __next__ = None

    def __iter__(self):
        return self


class NoMissing(dict):
    __missing__ = None


attempt(lambda: next(NoNext()))
attempt(lambda: NoMissing()['key'])
