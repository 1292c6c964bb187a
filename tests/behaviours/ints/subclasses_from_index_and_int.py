"""__index__ and __int__ that give an instance of a subclass of int are warned of, and the result is a plain int."""

import warnings

warnings.simplefilter('always')
warnings.showwarning = lambda message, category, *rest, **more: print(category.__name__, message)


class Number(int):
    pass


class Index:
    def __index__(self):
        return True


class Whole:
    def __int__(self):
        return Number(7)


print(int(Index()), type(int(Whole())), [5, 6][Index()])
