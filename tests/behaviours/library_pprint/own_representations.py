"""What has a representation of its own is shown by it."""
from pprint import pprint


class Listing(list):
    pass


class Own(list):
    def __repr__(self):
        return 'Own' * 30


class Table(dict):
    pass


pprint(Listing(range(30)))
pprint(Own(range(30)))
pprint(Table({'a': 'x' * 50, 'b': 'y' * 50}))
pprint([None] * 10, width=30)
