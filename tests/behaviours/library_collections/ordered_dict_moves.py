"""An OrderedDict moves keys to its ends, and its order counts in comparisons."""

from collections import OrderedDict


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


od = OrderedDict(a=1, b=2, c=3)


attempt(lambda: (od.move_to_end("a"), list(od)))
attempt(lambda: (od.move_to_end("c", last=False), list(od)))
attempt(lambda: (od.popitem(last=False), od.popitem(), od))
attempt(lambda: od.move_to_end("zz"))
attempt(lambda: (OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}))
attempt(lambda: OrderedDict([("x", 1)]) | {"y": 2})
attempt(lambda: OrderedDict().popitem())
