"""Names of files found by the wildcards of the shell."""

import os
import sys
import warnings
from _wildcards import escape as _quote, regular_expression
from fnmatch import filter as _filter

__all__ = ['glob', 'iglob', 'escape', 'translate']


def glob(pathname, *, root_dir=None, dir_fd=None, recursive: bool = False, include_hidden: bool = False) -> list:
    """Return the paths that match. With `recursive`, `**` stands for any number of folders."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive: bool = False, include_hidden: bool = False):
    """Return an iterator over the paths that match."""
    sys.audit('glob.glob', pathname, recursive)
    sys.audit('glob.glob/2', pathname, recursive, root_dir, dir_fd)
    empty = pathname[:0]
    root = os.fspath(root_dir) if root_dir is not None else empty
    if dir_fd is not None:
        opened = f'/proc/self/fd/{dir_fd}'
        root = os.path.join(os.fsencode(opened) if isinstance(empty, bytes) else opened, root)
    found = _Search(root, recursive, include_hidden).expand(pathname)
    if not pathname or recursive and _is_recursive(pathname[:2]):
        # Any number of folders is also none: the place itself, which has no name.
        return _without_empty_first(found)
    return found


def _without_empty_first(found):
    first = next(found, None)
    if first:
        yield first
    yield from found


class _Search:
    def __init__(self, root, recursive: bool, include_hidden: bool) -> None:
        self.root = root
        self.recursive = recursive
        self.include_hidden = include_hidden

    def expand(self, pattern, folders_only: bool = False):
        head, tail = os.path.split(pattern)
        if not has_magic(pattern):
            if tail:
                if os.path.lexists(_join(self.root, pattern)):
                    yield pattern
            elif os.path.isdir(_join(self.root, head)):
                yield pattern
            return
        find = self.step(tail)
        if not head:
            yield from find(self.root, tail, folders_only)
            return
        heads = self.expand(head, True) if head != pattern and has_magic(head) else [head]
        for head in heads:
            for name in find(_join(self.root, head), tail, folders_only):
                yield os.path.join(head, name)

    def step(self, tail):
        if not has_magic(tail):
            return self.named
        return self.below if self.recursive and _is_recursive(tail) else self.matching

    def named(self, folder, name, folders_only: bool) -> list:
        exists = os.path.lexists(_join(folder, name)) if name else os.path.isdir(folder)
        return [name] if exists else []

    def matching(self, folder, pattern, folders_only: bool) -> list:
        names = _names(folder, pattern, folders_only)
        if not self.include_hidden and not _is_hidden(pattern):
            names = [name for name in names if not _is_hidden(name)]
        return _filter(names, pattern)

    def below(self, folder, pattern, folders_only: bool):
        if not folder or os.path.isdir(folder):
            yield pattern[:0]
        yield from self.tree(folder, pattern, folders_only)

    def tree(self, folder, pattern, folders_only: bool):
        for name in _names(folder, pattern, folders_only):
            if self.include_hidden or not _is_hidden(name):
                yield name
                for below in self.tree(_join(folder, name), pattern, folders_only):
                    yield _join(name, below)


def _names(folder, pattern, folders_only: bool) -> list:
    if not folder:
        folder = os.fsencode(os.curdir) if isinstance(pattern, bytes) else os.curdir
    elif isinstance(folder, str) and isinstance(pattern, bytes):
        folder = os.fsencode(folder)
    names = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    if not folders_only or entry.is_dir():
                        names.append(entry.name)
                except OSError:
                    pass
    except OSError:
        pass
    return names


def _join(folder, name):
    # One of them may be empty, and nothing is added to the other then.
    if not folder or not name:
        return folder or name
    return os.path.join(folder, name)


def _is_hidden(name) -> bool:
    return name[:1] in ('.', b'.')


def _is_recursive(pattern) -> bool:
    return pattern in ('**', b'**')


def has_magic(s) -> bool:
    """Return whether there are wildcards in it."""
    signs = b'*?[' if isinstance(s, bytes) else '*?['
    return any(sign in signs for sign in s)


def escape(pathname):
    """Return a pattern that matches this path alone."""
    drive, pathname = os.path.splitdrive(pathname)
    # Brackets first: the others are put into some.
    if isinstance(pathname, bytes):
        return drive + pathname.replace(b'[', b'[[]').replace(b'?', b'[?]').replace(b'*', b'[*]')
    return drive + pathname.replace('[', '[[]').replace('?', '[?]').replace('*', '[*]')


def glob0(dirname, pattern) -> list:
    """Return the name in a list if it exists in the folder; deprecated."""
    _deprecated('glob.glob0')
    return _Search('', False, False).named(dirname, pattern, False)


def glob1(dirname, pattern) -> list:
    """Return the names in the folder that match; deprecated."""
    _deprecated('glob.glob1')
    return _Search('', False, False).matching(dirname, pattern, False)


def _deprecated(name: str) -> None:
    warnings.warn(f'{name} is deprecated and will be removed in Python 3.15. '
                  'Use glob.glob and pass a directory to its root_dir argument instead.', DeprecationWarning,
                  stacklevel=3)


def translate(pat: str, *, recursive: bool = False, include_hidden: bool = False, seps=None) -> str:
    """Return the pattern as a regular expression that matches paths."""
    if not seps:
        seps = (os.path.sep, os.path.altsep) if os.path.altsep else os.path.sep
    quoted = ''.join(map(_quote, seps))
    separator = f'[{quoted}]' if len(seps) > 1 else quoted
    inside = f'[^{quoted}]'
    if include_hidden:
        name = f'{inside}+'
        folders = f'(?:.+{separator})?'
        rest = '.*'
    else:
        name = f'[^{quoted}.]{inside}*'
        folders = f'(?:{name}{separator})*'
        rest = f'{folders}(?:{name})?'
    parts = _split(pat, seps)
    result = []
    for index, part in enumerate(parts):
        is_last = index == len(parts) - 1
        if recursive and part == '**':
            if is_last:
                result.append(rest)
            elif parts[index + 1] != '**':
                result.append(folders)
            continue
        if part == '*':
            result.append(name)
        elif part:
            if not include_hidden and part[0] in '*?':
                result.append(r'(?!\.)')
            result.append(regular_expression(part, f'{inside}*', inside))
        if not is_last:
            result.append(separator)
    return f'(?s:{"".join(result)})\\z'


def _split(pattern: str, separators) -> list:
    for separator in separators[1:]:
        pattern = pattern.replace(separator, separators[0])
    return pattern.split(separators[0])
