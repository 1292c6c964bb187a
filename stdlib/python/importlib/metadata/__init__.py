"""What is installed: the names, versions, files and entry points of distributions."""

from ._distributions import (
    Distribution, DistributionFinder, MetadataPathFinder, PackageNotFoundError, PackagePath, distribution, distributions,
    entry_points, files, metadata, packages_distributions, requires, version,
)
from ._entry_points import EntryPoint, EntryPoints
from ._message import PackageMetadata
from ._path_distribution import PathDistribution, Prepared

__all__ = [
    'Distribution', 'DistributionFinder', 'PackageMetadata', 'PackageNotFoundError', 'SimplePath', 'distribution',
    'distributions', 'entry_points', 'files', 'metadata', 'packages_distributions', 'requires', 'version',
]

from typing import Protocol


class SimplePath(Protocol):
    """The part of `pathlib.Path` that the folder of a distribution's metadata needs."""

    def joinpath(self, other):
        """Return what lies below."""

    def __truediv__(self, other):
        """Return what lies below."""

    @property
    def parent(self):
        """The folder that it lies in."""

    def read_text(self, encoding=None) -> str:
        """Return the text of the file."""

    def read_bytes(self) -> bytes:
        """Return the bytes of the file."""

    def exists(self) -> bool:
        """Whether there is such a file."""
