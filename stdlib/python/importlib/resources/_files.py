"""Where the files of a package lie."""

import importlib
import inspect
import pathlib
import types
from typing import Union

from .abc import ReaderFolder, Traversable

__all__ = ['MultiplexedPath', 'Package', 'as_traversable', 'files']

Package = Union[types.ModuleType, str]

_missing = object()


def files(anchor=_missing, package=_missing):
    """Return the place where a package, or the package that a module is in, has its files."""
    if package is not _missing:
        import warnings
        warnings.warn("First parameter to files is renamed to 'anchor'", DeprecationWarning, stacklevel=2)
        anchor = package
    if anchor is _missing or anchor is None:
        frame = inspect.currentframe().f_back
        anchor = frame.f_globals['__name__']
    module = importlib.import_module(anchor) if isinstance(anchor, str) else anchor
    return as_traversable(module)


def as_traversable(module):
    """Return the place where a module's package has its files."""
    spec = module.__spec__
    reader = None
    get_reader = getattr(spec.loader, 'get_resource_reader', None)
    if get_reader is not None:
        reader = get_reader(spec.name)
    if reader is not None:
        return reader.files() if hasattr(reader, 'files') else ReaderFolder(reader, spec.name)
    locations = spec.submodule_search_locations
    if locations is not None:
        places = [pathlib.Path(place) for place in locations]
        if not places:
            raise TypeError(f'{spec.name!r} has no place')
        return places[0] if len(places) == 1 and spec.origin else MultiplexedPath(*places)
    if spec.origin in (None, 'built-in', 'frozen'):
        raise TypeError(f'the module {spec.name!r} is no file')
    return pathlib.Path(spec.origin).parent


class MultiplexedPath(Traversable):
    """Several folders as one, in which a namespace package lies."""

    def __init__(self, *paths) -> None:
        self._paths = list(dict.fromkeys(map(pathlib.Path, paths)))
        if not self._paths:
            raise FileNotFoundError('MultiplexedPath must contain at least one path')
        if not all(path.is_dir() for path in self._paths):
            raise NotADirectoryError('MultiplexedPath only supports directories')

    def iterdir(self):
        """Yield what lies in any of them; folders of the same name are one again."""
        found = {}
        for path in self._paths:
            for each in path.iterdir():
                found.setdefault(each.name, []).append(each)
        for places in found.values():
            folders = [place for place in places if place.is_dir()]
            yield MultiplexedPath(*folders) if len(folders) > 1 else places[0]

    def read_bytes(self) -> bytes:
        """Refuse to read a folder."""
        raise FileNotFoundError(f'{self} is not a file')

    def read_text(self, *args, **kwargs) -> str:
        """Refuse to read a folder."""
        raise FileNotFoundError(f'{self} is not a file')

    def is_dir(self) -> bool:
        """It is one."""
        return True

    def is_file(self) -> bool:
        """It is none."""
        return False

    def joinpath(self, *descendants):
        """Return what lies under these names; in the first folder, if there is nothing yet."""
        try:
            return super().joinpath(*descendants)
        except Exception:
            return self._paths[0].joinpath(*descendants)

    __truediv__ = joinpath

    def open(self, *args, **kwargs):
        """Refuse to open a folder."""
        raise FileNotFoundError(f'{self} is not a file')

    @property
    def name(self) -> str:
        """The name that the folders have."""
        return self._paths[0].name

    def __repr__(self) -> str:
        return f'MultiplexedPath({", ".join(repr(str(path)) for path in self._paths)})'
