"""Dictionaries in files: objects by name, pickled."""

import collections.abc
from io import BytesIO
from pickle import DEFAULT_PROTOCOL, Pickler, Unpickler

__all__ = ['Shelf', 'BsdDbShelf', 'DbfilenameShelf', 'open']


class _Closed(collections.abc.MutableMapping):
    # What stands in place of a file that was closed.
    def closed(self, *args):
        raise ValueError('invalid operation on closed shelf')

    __iter__ = __len__ = __getitem__ = __setitem__ = __delitem__ = keys = closed

    def __repr__(self) -> str:
        return '<Closed Dictionary>'


class Shelf(collections.abc.MutableMapping):
    """Objects in a mapping of octets; with `writeback` those that were looked at are written again."""

    def __init__(self, dict, protocol=None, writeback=False, keyencoding='utf-8') -> None:
        self.dict = dict
        self._protocol = DEFAULT_PROTOCOL if protocol is None else protocol
        self.writeback = writeback
        self.cache = {}
        self.keyencoding = keyencoding

    def __iter__(self):
        for key in self.dict.keys():
            yield key.decode(self.keyencoding)

    def __len__(self) -> int:
        return len(self.dict)

    def __contains__(self, key) -> bool:
        return key.encode(self.keyencoding) in self.dict

    def get(self, key, default=None):
        """The object of a name, or another if there is none."""
        return self[key] if key.encode(self.keyencoding) in self.dict else default

    def __getitem__(self, key):
        try:
            return self.cache[key]
        except KeyError:
            value = Unpickler(BytesIO(self.dict[key.encode(self.keyencoding)])).load()
            if self.writeback:
                self.cache[key] = value
            return value

    def __setitem__(self, key, value) -> None:
        if self.writeback:
            self.cache[key] = value
        file = BytesIO()
        Pickler(file, self._protocol).dump(value)
        self.dict[key.encode(self.keyencoding)] = file.getvalue()

    def __delitem__(self, key) -> None:
        del self.dict[key.encode(self.keyencoding)]
        self.cache.pop(key, None)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback) -> None:
        self.close()

    def close(self) -> None:
        """Write what is to be written, and close the file."""
        if self.dict is None:
            return
        try:
            self.sync()
            try:
                self.dict.close()
            except AttributeError:
                pass
        finally:
            self.dict = _Closed()

    def __del__(self) -> None:
        if hasattr(self, 'writeback') and not isinstance(self.dict, _Closed):
            self.close()

    def sync(self) -> None:
        """Write what is to be written."""
        if self.writeback and self.cache:
            self.writeback = False
            for key, value in self.cache.items():
                self[key] = value
            self.writeback = True
            self.cache = {}
        if hasattr(self.dict, 'sync'):
            self.dict.sync()


class BsdDbShelf(Shelf):
    """One in a mapping that has an order and a place in it."""

    def _pair(self, pair):
        key, value = pair
        return key.decode(self.keyencoding), Unpickler(BytesIO(value)).load()

    def set_location(self, key):
        """Go to a name."""
        return self._pair(self.dict.set_location(key))

    def next(self):
        """The next one."""
        return self._pair(next(self.dict))

    def previous(self):
        """The one before."""
        return self._pair(self.dict.previous())

    def first(self):
        """The first one."""
        return self._pair(self.dict.first())

    def last(self):
        """The last one."""
        return self._pair(self.dict.last())


class DbfilenameShelf(Shelf):
    """One in a file."""

    def __init__(self, filename, flag='c', protocol=None, writeback=False) -> None:
        import dbm
        super().__init__(dbm.open(filename, flag), protocol, writeback)

    def clear(self) -> None:
        """Take all away."""
        self.cache.clear()
        self.dict.clear() if hasattr(self.dict, 'clear') else super().clear()


def open(filename, flag='c', protocol=None, writeback=False):
    """A dictionary in a file."""
    return DbfilenameShelf(filename, flag, protocol, writeback)
