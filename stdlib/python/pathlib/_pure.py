"""Paths as values: taken apart, put together and compared, without looking at any file."""

import ntpath
import os
import posixpath
from _collections_abc import GenericAlias, Sequence

from pathlib._matching import match_names, match_path

__all__ = ['UnsupportedOperation', 'PurePath', 'PurePosixPath', 'PureWindowsPath']


class UnsupportedOperation(NotImplementedError):
    """The system cannot do this with a path."""

    __module__ = 'pathlib'


class _Parents(Sequence):
    """The folders that a path lies in, from the inner to the outer."""

    __slots__ = ('_path', '_drive', '_root', '_tail')

    def __init__(self, path) -> None:
        self._path = path
        self._drive, self._root, self._tail = path.drive, path.root, path._tail

    def __len__(self) -> int:
        return len(self._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[position] for position in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._from_parts(self._drive, self._root, self._tail[:-index - 1])

    def __repr__(self) -> str:
        return f'<{type(self._path).__name__}.parents>'


class PurePath:
    """A path that is only worked on as text."""

    __module__ = 'pathlib'
    __slots__ = ('_raw_paths', '_parsed', '_text', '_folded', '_hash')
    parser = os.path
    __class_getitem__ = classmethod(GenericAlias)

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args) -> None:
        paths = []
        for argument in args:
            if isinstance(argument, PurePath):
                if argument.parser is not self.parser and self.parser is posixpath:
                    paths.extend(path.replace('\\', '/') for path in argument._raw_paths)
                else:
                    paths.extend(argument._raw_paths)
                continue
            try:
                path = os.fspath(argument)
            except TypeError:
                path = argument
            if not isinstance(path, str):
                raise TypeError('argument should be a str or an os.PathLike object where __fspath__ returns a str, '
                                f'not {type(path).__name__!r}')
            paths.append(path)
        self._raw_paths = paths

    def with_segments(self, *pathsegments):
        """Make a path of the same kind; what derives other paths from this one calls it."""
        return type(self)(*pathsegments)

    @classmethod
    def _parse(cls, path: str) -> tuple:
        if not path:
            return '', '', []
        parser = cls.parser
        if parser.altsep:
            path = path.replace(parser.altsep, parser.sep)
        drive, root, rest = parser.splitroot(path)
        if not root and drive.startswith(parser.sep) and not drive.endswith(parser.sep):
            pieces = drive.split(parser.sep)
            if len(pieces) == 4 and pieces[2] not in '?.' or len(pieces) == 6:
                # A share has a root even where none is written.
                root = parser.sep
        return drive, root, [name for name in rest.split(parser.sep) if name and name != '.']

    @classmethod
    def _format(cls, drive: str, root: str, tail: list) -> str:
        parser = cls.parser
        if drive or root:
            return drive + root + parser.sep.join(tail)
        if tail and parser.splitdrive(tail[0])[0]:
            # The first name would be taken for a drive.
            tail = ['.', *tail]
        return parser.sep.join(tail)

    def _from_parts(self, drive: str, root: str, tail: list):
        text = self._format(drive, root, tail)
        path = self.with_segments(text)
        path._text = text or '.'
        path._parsed = drive, root, tail
        return path

    @property
    def _raw_path(self) -> str:
        paths = self._raw_paths
        if len(paths) == 1:
            return paths[0]
        return self.parser.join(*paths) if paths else ''

    def _parts(self) -> tuple:
        try:
            return self._parsed
        except AttributeError:
            self._parsed = self._parse(self._raw_path)
            return self._parsed

    @property
    def drive(self) -> str:
        """The drive or share, or nothing."""
        return self._parts()[0]

    @property
    def root(self) -> str:
        """The root, or nothing."""
        return self._parts()[1]

    @property
    def _tail(self) -> list:
        return self._parts()[2]

    @property
    def anchor(self) -> str:
        """Drive and root."""
        return self.drive + self.root

    @property
    def parts(self) -> tuple:
        """The anchor, if there is one, and the names."""
        return (self.anchor, *self._tail) if self.anchor else tuple(self._tail)

    @property
    def parent(self):
        """The folder that the path lies in."""
        drive, root, tail = self._parts()
        return self._from_parts(drive, root, tail[:-1]) if tail else self

    @property
    def parents(self):
        """The folders that the path lies in, from the inner to the outer."""
        return _Parents(self)

    @property
    def name(self) -> str:
        """The last name."""
        tail = self._tail
        return tail[-1] if tail else ''

    @property
    def suffix(self) -> str:
        """The extension of the last name, with its dot."""
        return self.parser.splitext(self.name)[1]

    @property
    def suffixes(self) -> list:
        """The extensions of the last name, each with its dot."""
        suffixes = []
        stem, suffix = self.parser.splitext(self.name)
        while suffix:
            suffixes.insert(0, suffix)
            stem, suffix = self.parser.splitext(stem)
        return suffixes

    @property
    def stem(self) -> str:
        """The last name without its extension."""
        return self.parser.splitext(self.name)[0]

    def with_name(self, name: str):
        """Return the path with another last name."""
        parser = self.parser
        if not name or parser.sep in name or parser.altsep and parser.altsep in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        drive, root, tail = self._parts()
        if not tail:
            raise ValueError(f'{self!r} has an empty name')
        return self._from_parts(drive, root, [*tail[:-1], name])

    def with_stem(self, stem: str):
        """Return the path with another last name and the same extension."""
        suffix = self.suffix
        if suffix and not stem:
            raise ValueError(f'{self!r} has a non-empty suffix')
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix: str):
        """Return the path with another extension, or without one."""
        stem = self.stem
        if not stem:
            raise ValueError(f'{self!r} has an empty name')
        if suffix and not suffix.startswith('.'):
            raise ValueError(f'Invalid suffix {suffix!r}')
        return self.with_name(stem + suffix)

    def joinpath(self, *pathsegments):
        """Return the path with others put to its end."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def relative_to(self, other, *, walk_up: bool = False):
        """Return the path as seen from the other, which must be above it unless `walk_up`."""
        if not hasattr(other, 'with_segments'):
            other = self.with_segments(other)
        above = [self, *self.parents]
        for step, path in enumerate([other, *other.parents]):
            if path in above:
                return self._from_parts('', '', ['..'] * step + self._tail[len(path._tail):])
            if not walk_up:
                raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r}')
            if path.name == '..':
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        raise ValueError(f'{str(self)!r} and {str(other)!r} have different anchors')

    def is_relative_to(self, other) -> bool:
        """Return whether the path is the other, or below it."""
        if not hasattr(other, 'with_segments'):
            other = self.with_segments(other)
        return other == self or other in self.parents

    def is_absolute(self) -> bool:
        """Return whether the path begins at a root, and with a drive where there are drives."""
        return self.parser.isabs(self)

    def is_reserved(self) -> bool:
        """Return whether Windows keeps the name for itself; deprecated."""
        import warnings
        warnings.warn('pathlib.PurePath.is_reserved() is deprecated and scheduled for removal in Python 3.15. Use '
                      'os.path.isreserved() to detect reserved paths on Windows.', DeprecationWarning, stacklevel=2)
        return self.parser is ntpath and ntpath.isreserved(self)

    def as_posix(self) -> str:
        """Return the path with forward slashes."""
        return str(self).replace(self.parser.sep, '/')

    def as_uri(self) -> str:
        """Return the path as the address of a file; deprecated here, not of `Path`."""
        import warnings
        warnings.warn('pathlib.PurePath.as_uri() is deprecated and scheduled for removal in Python 3.19. Use '
                      'pathlib.Path.as_uri().', DeprecationWarning, stacklevel=2)
        return self._to_uri()

    def _to_uri(self) -> str:
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        drive = self.drive
        path = self.as_posix()
        if drive[1:2] == ':':
            return f'file:///{drive}{_quote(path[2:])}'
        return ('file:' if drive else 'file://') + _quote(path)

    def full_match(self, pattern, *, case_sensitive: bool | None = None) -> bool:
        """Return whether all of the path matches the pattern, in which `**` is any number of folders."""
        pattern = self._as_pattern(pattern)
        if case_sensitive is None:
            case_sensitive = self.parser is posixpath
        separator = self.parser.sep
        names = (str(self) if self.parts else '').split(separator)
        patterns = (str(pattern) if pattern.parts else '').split(separator)
        return match_path(names, patterns, case_sensitive)

    def match(self, path_pattern, *, case_sensitive: bool | None = None) -> bool:
        """Return whether the end of the path matches, or all of it if the pattern has an anchor."""
        pattern = self._as_pattern(path_pattern)
        if case_sensitive is None:
            case_sensitive = self.parser is posixpath
        names, patterns = self.parts, pattern.parts
        if not patterns:
            raise ValueError('empty pattern')
        if len(names) < len(patterns) or len(names) > len(patterns) and pattern.anchor:
            return False
        return match_names(names[-len(patterns):], patterns, case_sensitive)

    def _as_pattern(self, pattern):
        return pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)

    def __str__(self) -> str:
        try:
            return self._text
        except AttributeError:
            self._text = self._format(*self._parts()) or '.'
            return self._text

    def __fspath__(self) -> str:
        return str(self)

    def __bytes__(self) -> bytes:
        return os.fsencode(self)

    def __repr__(self) -> str:
        return f'{type(self).__name__}({self.as_posix()!r})'

    def __reduce__(self):
        return type(self), tuple(self._raw_paths)

    def _compared(self) -> str:
        """The text that decides whether two paths are equal."""
        try:
            return self._folded
        except AttributeError:
            self._folded = str(self) if self.parser is posixpath else str(self).lower()
            return self._folded

    def _compared_parts(self) -> list:
        return self._compared().split(self.parser.sep)

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._compared() == other._compared() and self.parser is other.parser

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(self._compared())
            return self._hash

    def _is_comparable(self, other) -> bool:
        return isinstance(other, PurePath) and self.parser is other.parser

    def __lt__(self, other):
        if not self._is_comparable(other):
            return NotImplemented
        return self._compared_parts() < other._compared_parts()

    def __le__(self, other):
        if not self._is_comparable(other):
            return NotImplemented
        return self._compared_parts() <= other._compared_parts()

    def __gt__(self, other):
        if not self._is_comparable(other):
            return NotImplemented
        return self._compared_parts() > other._compared_parts()

    def __ge__(self, other):
        if not self._is_comparable(other):
            return NotImplemented
        return self._compared_parts() >= other._compared_parts()


def _quote(path: str) -> str:
    """Return the path with what an address cannot hold written as numbers."""
    kept = b'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/'
    return ''.join(chr(byte) if byte in kept else f'%{byte:02X}' for byte in os.fsencode(path))


class PurePosixPath(PurePath):
    """A path as Unix writes it."""

    __module__ = 'pathlib'
    __slots__ = ()
    parser = posixpath


class PureWindowsPath(PurePath):
    """A path as Windows writes it."""

    __module__ = 'pathlib'
    __slots__ = ()
    parser = ntpath
