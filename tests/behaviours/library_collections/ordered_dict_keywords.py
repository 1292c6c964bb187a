"""OrderedDict takes the default of pop and setdefault and the value of fromkeys by name, as dict does not."""
from collections import OrderedDict


class Own(OrderedDict):
    pass


for cls in (OrderedDict, Own):
    d = cls.fromkeys('ab', value=1)
    print(d, d.pop('a'), d.pop('x', default=5), d.setdefault('c', default=7), d.setdefault(key='b', default=9))
    print(d, d.__reduce__()[2])
    try:
        d.pop('x')
    except KeyError as error:
        print(error)
try:
    {}.pop('x', default=1)
except TypeError as error:
    print(error)
