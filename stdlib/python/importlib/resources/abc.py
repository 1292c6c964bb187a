"""What readers of resources, and the places where these lie, have to be able to do."""

import io
from abc import ABC, abstractmethod
from typing import Protocol, runtime_checkable

__all__ = ['ResourceReader', 'Traversable', 'TraversableResources']


class ResourceReader(ABC):
    """Gives the files of one package by their names."""

    @abstractmethod
    def open_resource(self, resource):
        """Open a file for reading bytes."""
        raise FileNotFoundError

    @abstractmethod
    def resource_path(self, resource):
        """Return the path of a file, or raise `FileNotFoundError` if it has none."""
        raise FileNotFoundError

    @abstractmethod
    def is_resource(self, path) -> bool:
        """Whether there is a file of this name."""
        raise FileNotFoundError

    @abstractmethod
    def contents(self):
        """Return the names of what there is."""
        raise FileNotFoundError


class TraversalError(Exception):
    """A path that leads to nothing."""


@runtime_checkable
class Traversable(Protocol):
    """A file or a folder, with some of the methods of `pathlib.Path`."""

    @abstractmethod
    def iterdir(self):
        """Yield what lies in a folder."""

    def read_bytes(self) -> bytes:
        """Return the bytes of a file."""
        with self.open('rb') as file:
            return file.read()

    def read_text(self, encoding=None, errors=None) -> str:
        """Return the text of a file."""
        with self.open(encoding=encoding, errors=errors) as file:
            return file.read()

    @abstractmethod
    def is_dir(self) -> bool:
        """Whether it is a folder."""

    @abstractmethod
    def is_file(self) -> bool:
        """Whether it is a file."""

    def joinpath(self, *descendants):
        """Return what lies in a folder under these names."""
        names = [name for each in descendants for name in str(each).split('/') if name not in ('', '.')]
        found = self
        for index, name in enumerate(names):
            below = next((each for each in found.iterdir() if each.name == name), None)
            if below is None:
                raise TraversalError('Target not found during traversal.', name, list(names[index:]))
            found = below
        return found

    def __truediv__(self, child):
        return self.joinpath(child)

    @abstractmethod
    def open(self, mode: str = 'r', *args, **kwargs):
        """Open a file for reading."""

    @property
    @abstractmethod
    def name(self) -> str:
        """The last part of its path."""


class TraversableResources(ResourceReader):
    """A reader whose files are in a traversable place."""

    @abstractmethod
    def files(self):
        """Return the place of the package."""

    def open_resource(self, resource):
        """Open a file for reading bytes."""
        return self.files().joinpath(resource).open('rb')

    def resource_path(self, resource):
        """Say that a file has no path."""
        raise FileNotFoundError(resource)

    def is_resource(self, path) -> bool:
        """Whether there is a file of this name."""
        return self.files().joinpath(path).is_file()

    def contents(self):
        """Return the names of what there is."""
        return (each.name for each in self.files().iterdir())


class _Bytes(Traversable):
    # A file that an old reader gives by its name.
    def __init__(self, reader, name: str) -> None:
        self._reader = reader
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    def is_file(self) -> bool:
        return True

    def is_dir(self) -> bool:
        return False

    def iterdir(self):
        raise NotADirectoryError(self._name)

    def open(self, mode: str = 'r', *args, **kwargs):
        file = self._reader.open_resource(self._name)
        return file if 'b' in mode else io.TextIOWrapper(file, *args, **kwargs)


class ReaderFolder(Traversable):
    """The files that an old reader, which knows only their names, gives."""

    def __init__(self, reader, name: str) -> None:
        self._reader = reader
        self._name = name

    @property
    def name(self) -> str:
        """The name of the package."""
        return self._name

    def is_file(self) -> bool:
        """It is none."""
        return False

    def is_dir(self) -> bool:
        """It is one."""
        return True

    def iterdir(self):
        """Yield the files."""
        return (_Bytes(self._reader, name) for name in self._reader.contents() if self._reader.is_resource(name))

    def joinpath(self, *descendants):
        """Return the file of this name."""
        if not descendants:
            return self
        name, *rest = descendants
        return _Bytes(self._reader, '/'.join([str(name), *map(str, rest)]))

    def open(self, mode: str = 'r', *args, **kwargs):
        """Refuse to open a folder."""
        raise IsADirectoryError(self._name)
