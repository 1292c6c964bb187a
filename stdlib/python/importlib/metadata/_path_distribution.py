"""Distributions whose metadata is in a folder beside their modules."""

import os
import pathlib
import re

from ._distributions import Distribution

__all__ = ['PathDistribution', 'Prepared', 'find']


class Prepared:
    """A name to look for, in the forms in which folders have it."""

    def __init__(self, name: str | None) -> None:
        self.name = name
        self.normalized = None if name is None else self.normalize(name)

    @staticmethod
    def normalize(name: str) -> str:
        """Return a name in the form in which names are compared (PEP 503), with underscores."""
        return re.sub(r'[-_.]+', '-', name).lower().replace('-', '_')

    def __bool__(self) -> bool:
        return bool(self.name)


def find(name: str | None, path):
    """Yield the distributions of a name, or all, in the folders of a path."""
    wanted = Prepared(name)
    for folder in path:
        try:
            entries = sorted(os.listdir(folder or '.'))
        except OSError:
            continue
        for entry in entries:
            stem, ending = os.path.splitext(entry)
            if ending.lower() not in ('.dist-info', '.egg-info'):
                continue
            if name is None or Prepared.normalize(stem.partition('-')[0]) == wanted.normalized:
                yield PathDistribution(pathlib.Path(folder, entry))


class PathDistribution(Distribution):
    """A distribution whose metadata is in a folder."""

    def __init__(self, path) -> None:
        self._path = path

    def read_text(self, filename: str) -> str | None:
        """Return the text of a file of the metadata, or None."""
        try:
            return self._path.joinpath(filename).read_text(encoding='utf-8')
        except (FileNotFoundError, IsADirectoryError, KeyError, NotADirectoryError, PermissionError):
            return None

    def locate_file(self, path):
        """Return the path of a file."""
        return self._path.parent / path

    @property
    def _normalized_name(self) -> str:
        stem = os.path.splitext(os.path.basename(str(self._path)))[0]
        return Prepared.normalize(stem.partition('-')[0]) or super()._normalized_name
