"""Finders, loaders and the specifications of modules."""

import os
import sys

from _imp import BuiltinImporter, FrozenImporter, ModuleSpec, NamespaceLoader, PathFinder, SourceFileLoader
from _namespace_path import _NamespacePath

__all__ = [
    'BYTECODE_SUFFIXES', 'BuiltinImporter', 'DEBUG_BYTECODE_SUFFIXES', 'EXTENSION_SUFFIXES', 'ExtensionFileLoader',
    'FileFinder', 'FrozenImporter', 'ModuleSpec', 'NamespaceLoader', 'OPTIMIZED_BYTECODE_SUFFIXES', 'PathFinder',
    'SOURCE_SUFFIXES', 'SourceFileLoader', 'all_suffixes',
]

SOURCE_SUFFIXES = ['.py']
# Modules are never read from compiled files.
BYTECODE_SUFFIXES = []
DEBUG_BYTECODE_SUFFIXES = []
OPTIMIZED_BYTECODE_SUFFIXES = []
EXTENSION_SUFFIXES = []


def all_suffixes() -> list:
    """Return the endings of files that are modules."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ExtensionFileLoader:
    """A loader of a native extension; there are none that it could load."""

    def __init__(self, name: str, path: str) -> None:
        self.name = name
        self.path = path

    def __eq__(self, other) -> bool:
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(self.name) ^ hash(self.path)

    def create_module(self, spec):
        """Raise ImportError, for native extensions are made for CPython."""
        raise ImportError(f'native extensions cannot be loaded: {self.path}', name=self.name, path=self.path)

    def exec_module(self, module) -> None:
        """Do nothing, for there is no such module."""

    def is_package(self, fullname: str) -> bool:
        """Whether the file is that of a package."""
        stem = os.path.basename(self.path).partition('.')[0]
        return stem == '__init__'

    def get_code(self, fullname: str) -> None:
        """Return None: there is no compiled text."""

    def get_source(self, fullname: str) -> None:
        """Return None: there is no text."""

    def get_filename(self, fullname: str | None = None) -> str:
        """Return the path of the file."""
        return self.path


class FileFinder:
    """Finds modules in one folder; each of `loader_details` is a loader and the endings of the files that it loads."""

    def __init__(self, path: str, *loader_details) -> None:
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]
        self.path = os.path.abspath(path or '.')

    def __repr__(self) -> str:
        return f'FileFinder({self.path!r})'

    def invalidate_caches(self) -> None:
        """Do nothing: folders are looked at each time."""

    def find_spec(self, fullname: str, target=None):
        """Return the specification of a module of the folder, or None."""
        from importlib.util import spec_from_file_location
        name = fullname.rpartition('.')[2]
        folder = os.path.join(self.path, name)
        for suffix, loader in self._loaders:
            path = os.path.join(folder, '__init__' + suffix)
            if os.path.isfile(path):
                return spec_from_file_location(
                    fullname, path, loader=loader(fullname, path), submodule_search_locations=[folder])
        for suffix, loader in self._loaders:
            path = os.path.join(self.path, name + suffix)
            if os.path.isfile(path):
                return spec_from_file_location(fullname, path, loader=loader(fullname, path))
        if os.path.isdir(folder):
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = [folder]
            return spec
        return None

    @classmethod
    def path_hook(cls, *loader_details):
        """Return a function for `sys.path_hooks` that makes finders of folders."""

        def path_hook_for_FileFinder(path):
            if not os.path.isdir(path or '.'):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)

        return path_hook_for_FileFinder
