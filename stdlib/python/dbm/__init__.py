"""Files that keep octets by name, in whichever format there is."""

import importlib
import os

__all__ = ['open', 'whichdb', 'error']


class error(Exception):
    """The base of the errors of all formats."""


_names = ['dbm.dumb']
_defaultmod = None
_modules = {}

error = error, OSError


def open(file, flag='r', mode=0o666):
    """Open a file in its format; `c` makes it if it is not there, `n` in any case, `w` writes, `r` reads."""
    global _defaultmod
    if _defaultmod is None:
        for name in _names:
            _defaultmod = _modules[name] = importlib.import_module(name)
    result = whichdb(file) if 'n' not in flag else None
    if result is None:
        if 'c' in flag or 'n' in flag:
            module = _defaultmod
        else:
            raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
    elif result == '':
        raise error[0]('db type could not be determined')
    else:
        if result not in _modules:
            _modules[result] = importlib.import_module(result)
        module = _modules[result]
    return module.open(file, flag, mode)


def whichdb(filename):
    """The module for a file: `None` if there is none, and an empty text if its format is not known."""
    filename = os.fsencode(filename)
    try:
        os.stat(filename + b'.dat')
        size = os.stat(filename + b'.dir').st_size
        if size == 0:
            return 'dbm.dumb'
        with _open_file(filename + b'.dir', 'rb') as file:
            if file.read(1) in (b"'", b'"'):
                return 'dbm.dumb'
    except OSError:
        pass
    try:
        with _open_file(filename, 'rb'):
            return ''
    except OSError:
        return None


def _open_file(name, mode):
    import io
    return io.open(name, mode)
