"""Dictionaries that are kind to headers and codes."""

from collections.abc import Mapping, MutableMapping

__all__ = ['CaseInsensitiveDict', 'LookupDict']


class CaseInsensitiveDict(MutableMapping):
    """A dictionary that finds its keys however they are capitalized, and remembers how they last were."""

    def __init__(self, data=None, **kwargs) -> None:
        self._store = {}
        if data is not None:
            if isinstance(data, CaseInsensitiveDict) and not kwargs:
                self._store = dict(data._store)
                return
            self.update(data)
        if kwargs:
            self.update(kwargs)

    def __setitem__(self, key, value) -> None:
        self._store[key.lower()] = (key, value)

    def __getitem__(self, key):
        return self._store[key.lower()][1]

    def __delitem__(self, key) -> None:
        del self._store[key.lower()]

    def __contains__(self, key) -> bool:
        return key.lower() in self._store

    def get(self, key, default=None):
        """Return the value of a key, or the default."""
        found = self._store.get(key.lower())
        return default if found is None else found[1]

    def __iter__(self):
        return (key for key, _ in self._store.values())

    def __len__(self) -> int:
        return len(self._store)

    def lower_items(self):
        """Iterate over keys in small letters, and values."""
        return ((key, pair[1]) for key, pair in self._store.items())

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.lower_items()) == dict(CaseInsensitiveDict(other).lower_items())

    def copy(self):
        """Return a copy."""
        return CaseInsensitiveDict(self)

    def __repr__(self) -> str:
        return str(dict(self.items()))


class LookupDict(dict):
    """Names that are attributes, and items too."""

    def __init__(self, name=None) -> None:
        self.name = name
        super().__init__()

    def __repr__(self) -> str:
        return f"<lookup '{self.name}'>"

    def __getitem__(self, key):
        return self.__dict__.get(key, None)

    def get(self, key, default=None):
        """Return what a name means."""
        return self.__dict__.get(key, default)
