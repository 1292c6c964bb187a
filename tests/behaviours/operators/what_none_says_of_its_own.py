"""None for __hash__, __iter__, __contains__ and __reversed__ says that an object has no such ability."""


class Closed:
    __hash__ = None
    __iter__ = None
    __contains__ = None
    __reversed__ = None

    def __getitem__(self, index):
        return index


for attempt in (
    lambda: hash(Closed()),
    lambda: {Closed()},
    lambda: iter(Closed()),
    lambda: 1 in Closed(),
    lambda: reversed(Closed()),
):
    try:
        print('no error', attempt())
    except TypeError as error:
        print(error)
