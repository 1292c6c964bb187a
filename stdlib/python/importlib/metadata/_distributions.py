"""Distributions, and finding them."""

import abc
import csv
import inspect
import itertools
import pathlib
import sys
from collections import defaultdict
from types import SimpleNamespace

from ._entry_points import EntryPoints, sections
from ._message import PackageMetadata, parse

__all__ = [
    'Distribution', 'DistributionFinder', 'MetadataPathFinder', 'PackageNotFoundError', 'PackagePath', 'distribution',
    'distributions', 'entry_points', 'files', 'metadata', 'packages_distributions', 'requires', 'version',
]


class PackageNotFoundError(ModuleNotFoundError):
    """No distribution of this name is installed."""

    __module__ = 'importlib.metadata'

    def __str__(self) -> str:
        return f'No package metadata was found for {self.name}'

    @property
    def name(self) -> str:
        """The name that was looked for."""
        name, = self.args
        return name


class FileHash:
    """What a file's contents hash to, and how."""

    __module__ = 'importlib.metadata'

    def __init__(self, spec: str) -> None:
        self.mode, _, self.value = spec.partition('=')

    def __repr__(self) -> str:
        return f'<FileHash mode: {self.mode} value: {self.value}>'


class PackagePath(pathlib.PurePosixPath):
    """A file of a distribution, relative to where that is installed."""

    __module__ = 'importlib.metadata'

    hash = None
    size = None
    dist = None

    def read_text(self, encoding: str = 'utf-8') -> str:
        """Return the text of the file."""
        return self.locate().read_text(encoding=encoding)

    def read_binary(self) -> bytes:
        """Return the bytes of the file."""
        return self.locate().read_bytes()

    def locate(self):
        """Return the path of the file."""
        return self.dist.locate_file(self)


class Distribution(metaclass=abc.ABCMeta):
    """What was installed together under one name."""

    __module__ = 'importlib.metadata'

    @abc.abstractmethod
    def read_text(self, filename: str) -> str | None:
        """Return the text of a file of the metadata, or None."""

    @abc.abstractmethod
    def locate_file(self, path):
        """Return the path of a file."""

    @classmethod
    def from_name(cls, name: str):
        """Return the distribution of this name."""
        if not name:
            raise ValueError('A distribution name is required.')
        found = next(iter(cls.discover(name=name)), None)
        if found is None:
            raise PackageNotFoundError(name)
        return found

    @classmethod
    def discover(cls, *, context=None, **kwargs):
        """Return the distributions that all finders know."""
        if context and kwargs:
            raise ValueError('cannot accept context and kwargs')
        context = context or DistributionFinder.Context(**kwargs)
        return itertools.chain.from_iterable(find(context) for find in cls._finders())

    @staticmethod
    def _finders():
        yield MetadataPathFinder.find_distributions
        for finder in sys.meta_path:
            find = getattr(finder, 'find_distributions', None)
            # Importing from folders finds no other distributions than these.
            if find is not None and getattr(finder, '__module__', '') != '_frozen_importlib_external':
                yield find

    @staticmethod
    def at(path):
        """Return the distribution whose metadata is in a folder."""
        from ._path_distribution import PathDistribution
        return PathDistribution(pathlib.Path(path))

    @property
    def metadata(self) -> PackageMetadata:
        """The headers."""
        text = self.read_text('METADATA') or self.read_text('PKG-INFO') or self.read_text('')
        return parse(text or '')

    @property
    def name(self) -> str:
        """The name."""
        return self.metadata['Name']

    @property
    def _normalized_name(self) -> str:
        from ._path_distribution import Prepared
        return Prepared.normalize(self.name)

    @property
    def version(self) -> str:
        """The version."""
        return self.metadata['Version']

    @property
    def entry_points(self) -> EntryPoints:
        """The entry points."""
        return EntryPoints._from_text_for(self.read_text('entry_points.txt'), self)

    @property
    def files(self) -> list | None:
        """The files, or None if nothing tells them."""
        record = self.read_text('RECORD')
        if record is not None:
            rows = list(csv.reader(record.splitlines()))
        else:
            listed = self.read_text('SOURCES.txt')
            if listed is None:
                return None
            rows = [[line] for line in listed.splitlines()]
        found = []
        for name, *rest in rows:
            file = PackagePath(name)
            file.hash = FileHash(rest[0]) if rest and rest[0] else None
            file.size = int(rest[1]) if rest[1:] and rest[1] else None
            file.dist = self
            if file.locate().exists():
                found.append(file)
        return found

    @property
    def requires(self) -> list | None:
        """What has to be installed with it."""
        listed = self.metadata.get_all('Requires-Dist')
        if listed is not None:
            return list(listed)
        text = self.read_text('requires.txt')
        return None if text is None else list(self._from_sections(text))

    @staticmethod
    def _from_sections(text: str):
        # Sections are named `extra:condition`, either part of which may be missing.
        for section, line in sections(text):
            extra, _, marker = (section or '').partition(':')
            conditions = [f'({marker})' if marker and extra else marker, f'extra == "{extra}"' if extra else '']
            condition = ' and '.join(filter(None, conditions))
            space = ' ' if '@' in line else ''
            yield f'{line}{space}; {condition}' if condition else line

    @property
    def origin(self):
        """Where it was installed from (PEP 610), or None."""
        import json
        text = self.read_text('direct_url.json')
        return None if text is None else json.loads(text, object_hook=lambda data: SimpleNamespace(**data))


class DistributionFinder(metaclass=abc.ABCMeta):
    """A finder that also finds distributions."""

    __module__ = 'importlib.metadata'

    class Context:
        """What is looked for: a name, or everything, in the folders of a path."""

        name = None

        def __init__(self, **kwargs) -> None:
            vars(self).update(kwargs)

        @property
        def path(self) -> list:
            """The folders."""
            return vars(self).get('path', sys.path)

    @abc.abstractmethod
    def find_distributions(self, context=Context()):
        """Return the distributions that match."""


class MetadataPathFinder(DistributionFinder):
    """Finds distributions in folders."""

    @classmethod
    def find_distributions(cls, context=DistributionFinder.Context()):
        """Return the distributions that match."""
        from ._path_distribution import find
        return find(context.name, context.path)

    @classmethod
    def invalidate_caches(cls) -> None:
        """Forget nothing: folders are looked into each time."""


def distribution(distribution_name: str) -> Distribution:
    """Return the distribution of this name."""
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    """Return all distributions, or those that match."""
    return Distribution.discover(**kwargs)


def metadata(distribution_name: str) -> PackageMetadata:
    """Return the headers of a distribution."""
    return Distribution.from_name(distribution_name).metadata


def version(distribution_name: str) -> str:
    """Return the version of a distribution."""
    return distribution(distribution_name).version


def entry_points(**params) -> EntryPoints:
    """Return the entry points of all distributions, or those that match; the first of each distribution's name counts."""
    seen, found = set(), []
    for each in distributions():
        if each._normalized_name not in seen:
            seen.add(each._normalized_name)
            found.extend(each.entry_points)
    return EntryPoints(found).select(**params)


def files(distribution_name: str) -> list | None:
    """Return the files of a distribution."""
    return distribution(distribution_name).files


def requires(distribution_name: str) -> list | None:
    """Return what has to be installed with a distribution."""
    return distribution(distribution_name).requires


def packages_distributions() -> dict:
    """Return which distributions each importable name comes from."""
    found = defaultdict(list)
    for each in distributions():
        named = (each.read_text('top_level.txt') or '').split()
        for name in named or _importable(each):
            found[name].append(each.metadata['Name'])
    return dict(found)


def _importable(each: Distribution) -> set:
    names = set()
    for file in each.files or ():
        top = file.parts[0]
        name = inspect.getmodulename(top) if len(file.parts) == 1 else top
        if name and '.' not in name and name != '..':
            names.add(name)
    return names - {'__pycache__'}
