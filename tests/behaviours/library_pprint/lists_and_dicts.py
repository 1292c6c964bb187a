"""What does not fit into a line stands on several, dictionaries in order of keys."""
from pprint import pformat, pp, pprint

pprint(list(range(30)))
pprint({'b': list(range(25)), 'a': {'x' * 30: 'y' * 50, 'z': None}, 3: ()})
pprint({'b': 1, 'a': 2})
pp({'b': 1, 'a': 2})
pprint({'b': 1, 'a': 2}, sort_dicts=False)
pprint((1,), width=1)
pprint(('a' * 50, 'b' * 50))
print(pformat([['x' * 60, ['y' * 60], ('z' * 80,)]]))
