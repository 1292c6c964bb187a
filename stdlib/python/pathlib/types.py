"""The kinds of objects that paths work with, for those who check types."""

from typing import Protocol, runtime_checkable

__all__ = ['PathInfo']


@runtime_checkable
class PathInfo(Protocol):
    """What `Path.info` offers."""

    def exists(self, *, follow_symlinks: bool = True) -> bool:
        """Return whether it exists."""

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Return whether it is a folder."""

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Return whether it is a regular file."""

    def is_symlink(self) -> bool:
        """Return whether it is a link."""
