"""The views of an OrderedDict have names of their own and do all that a dictionary's views do."""
from collections import OrderedDict

table = OrderedDict(a=1, b=2)
for view in (table.keys(), table.values(), table.items()):
    print(view, len(view), list(reversed(view)), type(view).__name__, type(view).__mro__[1].__name__)
print(table.keys() & {'a'}, table.keys() == {'a', 'b'}, 'a' in table.keys(), ('b', 2) in table.items())
print(isinstance(table.keys(), type({}.keys())), table.keys().mapping)
table.move_to_end('a')
print(table.keys(), table.items())
