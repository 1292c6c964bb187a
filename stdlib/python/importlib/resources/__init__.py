"""The files that lie beside the modules of packages."""

import os
import warnings
from contextlib import contextmanager
from tempfile import mkdtemp

from ._files import Package, as_traversable, files
from .abc import ResourceReader

__all__ = [
    'Anchor', 'Package', 'ResourceReader', 'as_file', 'contents', 'files', 'is_resource', 'open_binary', 'open_text', 'path',
    'read_binary', 'read_text',
]

Anchor = Package


@contextmanager
def as_file(path):
    """Yield the path of a file or folder, which is copied to a temporary place if it is in none of the system's."""
    if isinstance(path, os.PathLike):
        yield path
        return
    import pathlib
    import shutil
    folder = mkdtemp()
    try:
        target = pathlib.Path(folder, path.name or 'resource')
        _copy(path, target)
        yield target
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy(source, target) -> None:
    if source.is_dir():
        target.mkdir()
        for each in source.iterdir():
            _copy(each, target / each.name)
    else:
        target.write_bytes(source.read_bytes())


def _found(anchor, names):
    return files(anchor).joinpath(*names)


def open_binary(anchor, *path_names):
    """Open a file of a package for reading bytes."""
    return _found(anchor, path_names).open('rb')


def open_text(anchor, *path_names, encoding=None, errors='strict'):
    """Open a file of a package for reading text."""
    _require_encoding(path_names, encoding)
    return _found(anchor, path_names).open('r', encoding=encoding or 'utf-8', errors=errors)


def read_binary(anchor, *path_names) -> bytes:
    """Return the bytes of a file of a package."""
    return _found(anchor, path_names).read_bytes()


def read_text(anchor, *path_names, encoding=None, errors='strict') -> str:
    """Return the text of a file of a package."""
    _require_encoding(path_names, encoding)
    with _found(anchor, path_names).open('r', encoding=encoding or 'utf-8', errors=errors) as file:
        return file.read()


def _require_encoding(path_names, encoding) -> None:
    # Before there could be several names the second argument was the encoding.
    if encoding is None and len(path_names) > 1:
        raise TypeError("'encoding' argument required with multiple path names")


def path(anchor, *path_names):
    """Return a context manager that gives the path of a file of a package."""
    return as_file(_found(anchor, path_names))


def is_resource(anchor, *path_names) -> bool:
    """Whether a package has a file of this name."""
    return _found(anchor, path_names).is_file()


def contents(anchor, *path_names):
    """Return the names of what lies in a package."""
    warnings.warn('importlib.resources.contents is deprecated. Use files(anchor).iterdir() instead.',
                  DeprecationWarning, stacklevel=1)
    return (each.name for each in _found(anchor, path_names).iterdir())
