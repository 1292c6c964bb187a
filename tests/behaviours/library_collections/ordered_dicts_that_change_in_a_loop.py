"""A loop over an OrderedDict that changes ends in words of its own."""
import collections


class Below(collections.OrderedDict):
    pass


for kind in (dict, collections.OrderedDict, Below, collections.defaultdict, collections.Counter):
    for view in (iter, reversed, kind.keys, kind.values, lambda table: reversed(table.items())):
        table = kind({} if kind is not collections.defaultdict else None)
        table.update(a=1, b=2, c=3)
        try:
            for _ in view(table):
                table["new"] = 1
        except RuntimeError as error:
            print(kind.__name__, error)
