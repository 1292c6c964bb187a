"""Width, indent and compact say how lines are filled."""
from pprint import pprint

pprint([1, 2, 3], indent=4, width=5)
pprint({'a': [1, 2], 'b': 3}, indent=4, width=8)
pprint(list(range(40)), compact=True, width=30)
pprint({number: number * 2 for number in range(20)}, compact=True, width=40)
pprint(list('abcdefghijklmnopqrstuvwxyz'), compact=True, width=41, indent=2)
for options in ({'indent': -1}, {'width': 0}, {'depth': 0}):
    try:
        pprint([], **options)
    except ValueError as error:
        print(error)
