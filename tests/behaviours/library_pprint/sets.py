"""Sets are shown in order, also of things that cannot be compared."""
from pprint import pprint

pprint(set(range(40)))
pprint(frozenset('abcdefghijklmnop'), width=20)
pprint({1, 'a'}, width=3)
pprint(set())
pprint({(2, 'b'), (1, 'a')}, width=10)
