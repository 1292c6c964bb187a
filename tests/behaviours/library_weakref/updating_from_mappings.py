"""Weak dictionaries are updated from anything with `keys` and subscripts."""

import weakref


class Key:
    def __init__(self, name):
        self.name = name


class Mapping:
    def __init__(self, entries):
        self.entries = entries

    def keys(self):
        return list(self.entries)

    def __getitem__(self, key):
        return self.entries[key]


first, second = Key('first'), Key('second')
by_key = weakref.WeakKeyDictionary()
by_key.update(Mapping({first: 1}))
by_key.update([(second, 2)])
print(sorted((key.name, value) for key, value in by_key.items()))
by_value = weakref.WeakValueDictionary()
by_value.update(Mapping({'a': first}))
by_value.update(b=second)
print(sorted((key, value.name) for key, value in by_value.items()))
