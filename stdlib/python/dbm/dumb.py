"""Octets by name in a file, with another file that says where each is."""

import ast
import collections.abc
import io
import os

__all__ = ['error', 'open']

_BLOCK = 512

error = OSError


class _Database(collections.abc.MutableMapping):
    # Values begin at multiples of a block, so that one of another length often fits where the old one was.
    def __init__(self, filebasename, mode, flag='c') -> None:
        filebasename = os.fsencode(filebasename)
        self._mode = mode
        self._readonly = flag == 'r'
        self._dirfile = filebasename + b'.dir'
        self._datfile = filebasename + b'.dat'
        self._bakfile = filebasename + b'.bak'
        self._index = None
        self._modified = False
        self._prepare(flag)

    def _prepare(self, flag) -> None:
        if flag == 'n':
            for name in (self._datfile, self._bakfile, self._dirfile):
                try:
                    os.remove(name)
                except OSError:
                    pass
        if not os.path.exists(self._datfile):
            if flag not in ('c', 'n'):
                raise FileNotFoundError(2, os.strerror(2), os.fsdecode(self._datfile))
            self._create(self._datfile)
        self._index = {}
        if os.path.exists(self._dirfile):
            with io.open(self._dirfile, 'r', encoding='Latin-1') as file:
                for line in file:
                    key, place = ast.literal_eval(line.rstrip())
                    self._index[key.encode('Latin-1')] = place
        elif flag not in ('c', 'n'):
            raise FileNotFoundError(2, os.strerror(2), os.fsdecode(self._dirfile))
        else:
            self._modified = True

    def _create(self, name) -> None:
        with io.open(name, 'wb'):
            os.chmod(name, self._mode & ~_current_mask())

    def _commit(self) -> None:
        # The old list stays until the new one is written.
        if self._index is None or not self._modified:
            return
        try:
            os.replace(self._dirfile, self._bakfile)
        except OSError:
            pass
        with io.open(self._dirfile, 'w', encoding='Latin-1') as file:
            os.chmod(self._dirfile, self._mode & ~_current_mask())
            for key, place in self._index.items():
                file.write(f"{key.decode('Latin-1')!r}, {place!r}\n")
        self._modified = False

    sync = _commit

    def _verify_open(self) -> None:
        if self._index is None:
            raise error('DBM object has already been closed')

    def _verify_writable(self) -> None:
        if self._readonly:
            raise error('The database is opened for reading only')
        self._verify_open()

    @staticmethod
    def _key(key) -> bytes:
        return key.encode('utf-8') if isinstance(key, str) else bytes(key)

    def __getitem__(self, key) -> bytes:
        self._verify_open()
        position, size = self._index[self._key(key)]
        with io.open(self._datfile, 'rb') as file:
            file.seek(position)
            return file.read(size)

    def __setitem__(self, key, value) -> None:
        self._verify_writable()
        if not isinstance(key, (str, bytes, bytearray)):
            raise TypeError('keys must be bytes or strings')
        if not isinstance(value, (str, bytes, bytearray)):
            raise TypeError('values must be bytes or strings')
        key, value = self._key(key), self._key(value)
        self._modified = True
        known = self._index.get(key)
        with io.open(self._datfile, 'rb+') as file:
            if known is not None and -(-len(value) // _BLOCK) <= -(-known[1] // _BLOCK):
                position = known[0]
                file.seek(position)
            else:
                end = file.seek(0, 2)
                position = -(-end // _BLOCK) * _BLOCK
                file.write(b'\0' * (position - end))
            file.write(value)
        self._index[key] = position, len(value)
        if known is None:
            self._commit()

    def __delitem__(self, key) -> None:
        self._verify_writable()
        key = self._key(key)
        self._modified = True
        # The space is not used again.
        del self._index[key]
        self._commit()

    def keys(self) -> list:
        """All names."""
        self._verify_open()
        return list(self._index)

    def items(self) -> list:
        """Names and values."""
        self._verify_open()
        return [(key, self[key]) for key in self._index]

    def __contains__(self, key) -> bool:
        self._verify_open()
        return self._key(key) in self._index

    def iterkeys(self):
        """All names, one after the other."""
        self._verify_open()
        return iter(self._index)

    __iter__ = iterkeys

    def __len__(self) -> int:
        self._verify_open()
        return len(self._index)

    def close(self) -> None:
        """Write the list, and use the file no longer."""
        try:
            self._commit()
        finally:
            self._index = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.close()


def _current_mask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def open(file, flag='c', mode=0o666):
    """Open a file; `c` makes it if it is not there, `n` in any case, `w` writes, `r` reads."""
    if flag not in ('r', 'w', 'c', 'n'):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    return _Database(file, mode, flag)
