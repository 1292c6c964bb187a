"""A shelf keeps objects in a file, and writes back what was changed if it is told to."""
import os
import shelve
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'shelf')
    with shelve.open(path) as shelf:
        shelf['list'] = [1, 2]
        shelf['é'] = {'a': (1, None)}
        shelf['list'].append(3)
        print(sorted(shelf), shelf['list'], len(shelf), 'none' in shelf, shelf.get('none', 'default'))
    with shelve.open(path, writeback=True) as shelf:
        shelf['list'].append(4)
        del shelf['é']
    with shelve.open(path, flag='r') as shelf:
        print(dict(shelf))
    try:
        shelf['list']
    except ValueError as error:
        print(error)
    try:
        shelve.open(os.path.join(folder, 'none'), flag='r')
    except Exception as error:
        print(type(error).__module__)
mapping = {}
shelf = shelve.Shelf(mapping, protocol=2)
shelf['x'] = 1
print(list(mapping), shelf.pop('x'), len(mapping))
