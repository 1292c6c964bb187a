"""The factory of a `defaultdict` is a member of its class, and no entry of a dictionary of attributes."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


from collections import defaultdict

counts = defaultdict(int, a=1)
print(defaultdict.default_factory, counts.default_factory)
counts.default_factory = list
print(counts['b'], counts)
counts.default_factory = None
attempt(lambda: counts['c'])
counts.default_factory = 5
attempt(lambda: counts['c'])


class Mine(defaultdict):
    pass


mine = Mine(str)
mine.note = 'kept'
print(mine['x'] == '', mine.note, mine.default_factory)
