"""Paths into an archive, which are used like those of `pathlib`."""

import io
import pathlib
import posixpath
import re

__all__ = ['Path']


def _parents(name: str) -> list:
    # The folders that a member lies in, the innermost first, with a slash at their ends.
    name = name.rstrip(posixpath.sep)
    found = []
    while name.rstrip(posixpath.sep):
        name = posixpath.split(name)[0]
        if not name or name == posixpath.sep:
            break
        found.append(name + posixpath.sep)
    return found


def _names_with_folders(names: list) -> list:
    # Folders that nothing but the names of their members tells of.
    known = set(names)
    implied = dict.fromkeys(folder for name in names for folder in _parents(name) if folder not in known)
    return [*names, *implied]


def _translated(pattern: str) -> str:
    """Return an expression of a pattern; only `**` stands for several folders."""
    parts = []
    pieces = pattern.split(posixpath.sep)
    for number, piece in enumerate(pieces):
        is_last = number == len(pieces) - 1
        if piece == '**':
            parts.append('.*' if is_last else '.*/')
            continue
        if piece == '*':
            parts.append('[^/]+' if is_last else '[^/]+/')
            continue
        if '**' in piece:
            raise ValueError('** must appear alone in a path segment')
        text = ''
        position = 0
        while position < len(piece):
            sign = piece[position]
            position += 1
            if sign == '*':
                text += '[^/]*'
            elif sign == '?':
                text += '[^/]'
            elif sign == '[' and ']' in piece[position + 1:]:
                end = piece.index(']', position + 1)
                # A set is one of the expression: nothing turns it round.
                text += f'[{piece[position:end]}]'
                position = end + 1
            else:
                text += re.escape(sign)
        parts.append(text if is_last else text + '/')
    return ''.join(parts)


class Path:
    """A member of an archive, or a folder in it: `root` is the archive or its file, `at` the name."""

    __slots__ = ('root', 'at', '_names', '_lookup')

    def __init__(self, root, at: str = '') -> None:
        from . import ZipFile
        self.root = root if isinstance(root, ZipFile) else ZipFile(root)
        self.at = at

    def _members(self) -> tuple:
        # Archives that are written may get further members.
        if self.root.mode != 'r':
            names = _names_with_folders(self.root.namelist())
            return names, set(names)
        try:
            return self._names, self._lookup
        except AttributeError:
            self._names = _names_with_folders(self.root.namelist())
            self._lookup = set(self._names)
            return self._names, self._lookup

    def _other(self, at: str) -> 'Path':
        other = self.__class__(self.root, at)
        if self.root.mode == 'r':
            other._names, other._lookup = self._members()
        return other

    def __eq__(self, other) -> bool:
        if self.__class__ is not other.__class__:
            return NotImplemented
        return (self.root, self.at) == (other.root, other.at)

    def __hash__(self) -> int:
        return hash((self.root, self.at))

    def open(self, mode: str = 'r', *args, pwd=None, **kwargs):
        """Open the member as text or, with `b`, as bytes."""
        if self.is_dir():
            raise IsADirectoryError(self)
        kind = mode[0]
        if kind == 'r' and not self.exists():
            raise FileNotFoundError(self)
        stream = self.root.open(self._stored_name(), kind, pwd=pwd)
        if 'b' in mode:
            if args or kwargs:
                raise ValueError('encoding args invalid for binary operation')
            return stream
        encoding = args[0] if args else kwargs.pop('encoding', None)
        return io.TextIOWrapper(stream, io.text_encoding(encoding, 3), *args[1:], **kwargs)

    def _stored_name(self) -> str:
        return self.at

    def _pure(self) -> pathlib.PurePosixPath:
        return pathlib.PurePosixPath(self.root.filename or ':zipfile:') / self.at if not self.at \
            else pathlib.PurePosixPath(self.at)

    @property
    def name(self) -> str:
        """The last part of the name."""
        return self._pure().name

    @property
    def suffix(self) -> str:
        """What the name ends with, from the last point on."""
        return self._pure().suffix

    @property
    def suffixes(self) -> list:
        """All endings of the name."""
        return self._pure().suffixes

    @property
    def stem(self) -> str:
        """The last part without its ending."""
        return self._pure().stem

    @property
    def filename(self):
        """The path of the archive, followed by the name."""
        return pathlib.Path(self.root.filename).joinpath(self.at)

    def read_text(self, *args, **kwargs) -> str:
        """Return the text of the member."""
        encoding = args[0] if args else kwargs.pop('encoding', None)
        with self.open('r', io.text_encoding(encoding, 3), *args[1:], **kwargs) as stream:
            return stream.read()

    def read_bytes(self) -> bytes:
        """Return the bytes of the member."""
        with self.open('rb') as stream:
            return stream.read()

    def _is_child(self, path: 'Path') -> bool:
        return posixpath.dirname(path.at.rstrip('/')) == self.at.rstrip('/')

    def is_dir(self) -> bool:
        """Whether it is a folder."""
        return not self.at or self.at.endswith('/')

    def is_file(self) -> bool:
        """Whether it is a member that is no folder."""
        return self.exists() and not self.is_dir()

    def exists(self) -> bool:
        """Whether the archive has it."""
        return self.at in self._members()[1]

    def iterdir(self):
        """Iterate over what lies in the folder."""
        if not self.is_dir():
            raise ValueError("Can't listdir a file")
        return filter(self._is_child, map(self._other, self._members()[0]))

    def match(self, path_pattern: str) -> bool:
        """Whether the name matches a pattern."""
        return pathlib.PurePosixPath(self.at).match(path_pattern)

    def is_symlink(self) -> bool:
        """Whether it is a symbolic link."""
        from stat import S_ISLNK
        return S_ISLNK(self.root.getinfo(self.at).external_attr >> 16)

    def glob(self, pattern: str):
        """Iterate over what matches a pattern below the folder."""
        if not pattern:
            raise ValueError(f'Unacceptable pattern: {pattern!r}')
        matches = re.compile(re.escape(self.at) + _translated(pattern) + '/?').fullmatch
        return map(self._other, filter(matches, self._members()[0]))

    def rglob(self, pattern: str):
        """Iterate over what matches a pattern anywhere below the folder."""
        return self.glob(f'**/{pattern}')

    def relative_to(self, other, *extra) -> str:
        """Return the name as seen from another path."""
        return posixpath.relpath(str(self), str(other.joinpath(*extra)))

    def __str__(self) -> str:
        return posixpath.join(self.root.filename, self.at) if self.at else self.root.filename

    def __repr__(self) -> str:
        return f'{self.__class__.__name__}({self.root.filename!r}, {self.at!r})'

    def joinpath(self, *other) -> 'Path':
        """Return the path with further parts."""
        at = posixpath.join(self.at, *other)
        known = self._members()[1]
        # A folder may be named without its slash.
        return self._other(at + '/' if at not in known and at + '/' in known else at)

    __truediv__ = joinpath

    @property
    def parent(self):
        """The folder that it lies in."""
        if not self.at:
            return self.filename.parent
        above = posixpath.dirname(self.at.rstrip('/'))
        return self._other(above + '/' if above else above)
