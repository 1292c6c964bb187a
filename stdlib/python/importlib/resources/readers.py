"""Readers of the files that lie beside modules in folders."""

import pathlib

from ._files import MultiplexedPath
from .abc import TraversableResources

__all__ = ['FileReader', 'MultiplexedPath', 'NamespaceReader']


class FileReader(TraversableResources):
    """Gives the files that lie beside the module of a loader."""

    def __init__(self, loader) -> None:
        self.path = pathlib.Path(loader.path).parent

    def resource_path(self, resource) -> str:
        """Return the path of a file."""
        return str(self.path.joinpath(resource))

    def files(self):
        """Return the folder."""
        return self.path


class NamespaceReader(TraversableResources):
    """Gives the files of a package that lies in several folders."""

    def __init__(self, namespace_path) -> None:
        self.path = MultiplexedPath(*namespace_path)

    def resource_path(self, resource) -> str:
        """Return the path of a file."""
        return str(self.path.joinpath(resource))

    def files(self):
        """Return the folders as one."""
        return self.path
