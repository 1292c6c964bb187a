"""Files and folders that go away."""

import io as _io
import os as _os
from os import path as _path

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp',
           'mktemp', 'TMP_MAX', 'gettempprefix', 'tempdir', 'gettempdir', 'gettempprefixb', 'gettempdirb']

TMP_MAX = 10000
template = 'tmp'
tempdir = None
_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789_'


def _random_name() -> str:
    # From the system, so that nobody guesses it and children do not repeat it.
    return ''.join(_CHARACTERS[byte % len(_CHARACTERS)] for byte in _os.urandom(8))


def _candidate_folders() -> list:
    folders = [folder for folder in map(_os.getenv, ('TMPDIR', 'TEMP', 'TMP')) if folder]
    folders += ['/tmp', '/var/tmp', '/usr/tmp']
    try:
        folders.append(_os.getcwd())
    except OSError:
        folders.append(_os.curdir)
    return folders


def _default_folder() -> str:
    folders = _candidate_folders()
    for folder in folders:
        folder = _path.abspath(folder)
        name = _path.join(folder, _random_name())
        try:
            fd = _os.open(name, _os.O_RDWR | _os.O_CREAT | _os.O_EXCL, 0o600)
        except OSError:
            continue
        _os.close(fd)
        _os.unlink(name)
        return folder
    raise FileNotFoundError(2, f'No usable temporary directory found in {folders}')


def gettempdir() -> str:
    """Return the folder for such files."""
    global tempdir
    if tempdir is None:
        tempdir = _default_folder()
    return _os.fsdecode(tempdir)


def gettempdirb() -> bytes:
    """Return the folder for such files as bytes."""
    return _os.fsencode(gettempdir())


def gettempprefix() -> str:
    """Return what their names begin with."""
    return template


def gettempprefixb() -> bytes:
    """Return what their names begin with, as bytes."""
    return _os.fsencode(template)


def _parameters(prefix, suffix, folder) -> tuple:
    kinds = {bytes if isinstance(_os.fspath(each), bytes) else str for each in (prefix, suffix, folder) if each is not None}
    if len(kinds) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    is_bytes = bytes in kinds
    if suffix is None:
        suffix = b'' if is_bytes else ''
    if prefix is None:
        prefix = gettempprefixb() if is_bytes else gettempprefix()
    if folder is None:
        folder = gettempdirb() if is_bytes else gettempdir()
    return prefix, suffix, folder, is_bytes


def _names(prefix, suffix, folder, is_bytes: bool):
    for _ in range(TMP_MAX):
        name = _random_name()
        yield _path.join(folder, prefix + (name.encode() if is_bytes else name) + suffix)


def mkstemp(suffix=None, prefix=None, dir=None, text: bool = False) -> tuple:
    """Make a file that only this user may read and write; return its descriptor and name. It stays until removed."""
    prefix, suffix, folder, is_bytes = _parameters(prefix, suffix, dir)
    for name in _names(prefix, suffix, _path.abspath(folder), is_bytes):
        try:
            return _os.open(name, _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | getattr(_os, 'O_NOFOLLOW', 0), 0o600), name
        except FileExistsError:
            continue
    raise FileExistsError(17, 'No usable temporary file name found')


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Make a folder that only this user may use; return its name. It stays until removed."""
    prefix, suffix, folder, is_bytes = _parameters(prefix, suffix, dir)
    for name in _names(prefix, suffix, _path.abspath(folder), is_bytes):
        try:
            _os.mkdir(name, 0o700)
        except FileExistsError:
            continue
        return name
    raise FileExistsError(17, 'No usable temporary directory name found')


def mktemp(suffix: str = '', prefix: str = template, dir=None) -> str:
    """Return a name that no file has; somebody else may take it first, so `mkstemp` is better."""
    folder = gettempdir() if dir is None else dir
    for name in _names(prefix, suffix, folder, False):
        if not _path.lexists(name):
            return _path.abspath(name)
    raise FileExistsError(17, 'No usable temporary filename found')


class _TemporaryFileWrapper:
    # A file with a name, which is removed when it is closed or collected.
    def __init__(self, file, name: str, delete: bool = True, delete_on_close: bool = True) -> None:
        self.file = file
        self.name = name
        self.delete = delete
        self._delete_on_close = delete_on_close
        self._removed = False
        self._unlink = _os.unlink

    def __getattr__(self, name: str):
        if name == 'file':
            raise AttributeError(name)
        return getattr(self.file, name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self._remove()
        return result

    def __iter__(self):
        for line in self.file:
            yield line

    def __repr__(self) -> str:
        return f'<{type(self).__name__} file={self.file!r}>'

    def _remove(self) -> None:
        if self.delete and not self._removed:
            self._removed = True
            try:
                self._unlink(self.name)
            except FileNotFoundError:
                pass

    def close(self) -> None:
        """Close the file, which removes it unless that was not wanted."""
        try:
            self.file.close()
        finally:
            if self._delete_on_close:
                self._remove()

    def __del__(self) -> None:
        if 'file' in self.__dict__:
            try:
                self.file.close()
            finally:
                self._remove()


def NamedTemporaryFile(mode: str = 'w+b', buffering: int = -1, encoding=None, newline=None, suffix=None, prefix=None,
                       dir=None, delete: bool = True, *, errors=None, delete_on_close: bool = True):
    """Make a file with a name, which is removed when it is closed."""
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        file = open(fd, mode, buffering=buffering, encoding=encoding, newline=newline, errors=errors)
    except BaseException:
        _os.close(fd)
        _os.unlink(name)
        raise
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(mode: str = 'w+b', buffering: int = -1, encoding=None, newline=None, suffix=None, prefix=None,
                  dir=None, *, errors=None):
    """Make a file that has no name any more, so that it goes when it is closed."""
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        _os.unlink(name)
        return open(fd, mode, buffering=buffering, encoding=encoding, newline=newline, errors=errors)
    except BaseException:
        _os.close(fd)
        raise


class SpooledTemporaryFile(_io.IOBase):
    """A temporary file that stays in memory until it grows over `max_size` bytes."""

    __class_getitem__ = classmethod(type(list[int]))

    _rolled = False

    def __init__(self, max_size: int = 0, mode: str = 'w+b', buffering: int = -1, encoding=None, newline=None,
                 suffix=None, prefix=None, dir=None, *, errors=None) -> None:
        self._is_text = 'b' not in mode
        self._file = _io.BytesIO()
        if self._is_text:
            self._file = _io.TextIOWrapper(self._file, encoding=encoding or 'utf-8', errors=errors, newline=newline)
        self._max_size = max_size
        self._options = dict(mode=mode, buffering=buffering, suffix=suffix, prefix=prefix, encoding=encoding,
                             newline=newline, dir=dir, errors=errors)

    def rollover(self) -> None:
        """Move to a file now."""
        if self._rolled:
            return
        old = self._file
        new = self._file = TemporaryFile(**self._options)
        place = old.tell()
        if self._is_text:
            old.flush()
            new.buffer.write(old.buffer.getvalue())
        else:
            new.write(old.getvalue())
        new.seek(place, 0)
        self._rolled = True

    def _grown(self) -> None:
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def write(self, s):
        """Write, and move to a file if that is too much."""
        result = self._file.write(s)
        self._grown()
        return result

    def writelines(self, iterable) -> None:
        """Write several."""
        for line in iterable:
            self.write(line)

    def truncate(self, size=None):
        """Cut the file off at a size or at the position, or make it longer, in a file if that is too much."""
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def fileno(self) -> int:
        """Return the descriptor of the file, which is made for it."""
        self.rollover()
        return self._file.fileno()

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, exc, value, tb) -> None:
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    def __del__(self) -> None:
        if not self.closed:
            import warnings
            warnings.warn(f'unclosed file {self!r}', ResourceWarning, stacklevel=2, source=self)
            self.close()

    # What is the same in memory and on the disk.

    def close(self) -> None:
        """Close the file, which is gone then."""
        self._file.close()

    @property
    def closed(self) -> bool:
        """Whether the file was closed."""
        return self._file.closed

    @property
    def mode(self) -> str:
        """The mode of the file, or the one that it would have."""
        return getattr(self._file, 'mode', self._options['mode'])

    @property
    def name(self):
        """The name or descriptor of the file; None in memory."""
        return getattr(self._file, 'name', None)

    @property
    def encoding(self) -> str:
        """The encoding of the text."""
        return self._file.encoding

    @property
    def errors(self) -> str:
        """The handler of the encoding's errors."""
        return self._file.errors

    @property
    def newlines(self):
        """The ends of lines that were seen."""
        return self._file.newlines

    def detach(self):
        """Part from what lies below."""
        return self._file.detach()

    def flush(self) -> None:
        """Write out what is buffered."""
        self._file.flush()

    def isatty(self) -> bool:
        """Return whether the file is a terminal."""
        return self._file.isatty()

    def read(self, *args):
        """Read so much, or all."""
        return self._file.read(*args)

    def read1(self, *args):
        """Read what is there at once."""
        return self._file.read1(*args)

    def readinto(self, buffer) -> int:
        """Read into a buffer."""
        return self._file.readinto(buffer)

    def readinto1(self, buffer) -> int:
        """Read what is there at once into a buffer."""
        return self._file.readinto1(buffer)

    def readline(self, *args):
        """Read a line."""
        return self._file.readline(*args)

    def readlines(self, *args) -> list:
        """Read the lines."""
        return self._file.readlines(*args)

    def readable(self) -> bool:
        """Return whether the file can be read from."""
        return self._file.readable()

    def writable(self) -> bool:
        """Return whether the file can be written to."""
        return self._file.writable()

    def seekable(self) -> bool:
        """Return whether the file has positions."""
        return self._file.seekable()

    def seek(self, *args) -> int:
        """Change the position."""
        return self._file.seek(*args)

    def tell(self) -> int:
        """Return the position."""
        return self._file.tell()


class TemporaryDirectory:
    """A folder that goes, with all that is in it, at the end of a `with` block or when the object is collected."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors: bool = False, *,
                 delete: bool = True) -> None:
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        import weakref
        self._finalizer = weakref.finalize(self, self._remove, self.name, ignore_cleanup_errors, delete, repr(self))

    @staticmethod
    def _remove(name, ignore_errors: bool, delete: bool, shown: str) -> None:
        if delete:
            import shutil
            import warnings
            shutil.rmtree(name, ignore_errors=ignore_errors)
            warnings.warn(f'Implicitly cleaning up {shown}', ResourceWarning)

    def __repr__(self) -> str:
        return f'<{type(self).__name__} {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb) -> None:
        if self._delete:
            self.cleanup()

    def cleanup(self) -> None:
        """Remove the folder now."""
        if self._finalizer.detach() or _path.exists(self.name):
            import shutil
            shutil.rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)
