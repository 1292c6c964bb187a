"""An object without attributes has no state, even if it had attributes before."""
import copy
import pickle


class Plain:
    pass


class Table(dict):
    pass


class Failure(Exception):
    pass


class Slotted:
    __slots__ = ('__dict__', 'x')


for kind in (Plain, Table, Failure, Slotted):
    made = kind()
    print(kind.__name__, made.__getstate__())
    made.a = 1
    print(made.__getstate__())
    del made.a
    print(made.__getstate__())
made = Slotted()
made.x = 1
print(made.__getstate__(), copy.copy(made).x)
print(pickle.dumps(Table(a=1), 4), Table(a=1).__reduce_ex__(2)[2])
