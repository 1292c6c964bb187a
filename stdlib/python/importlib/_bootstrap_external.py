"""The names that other tools look for here: finders, loaders and suffixes of files."""

import os

from .machinery import (
    BYTECODE_SUFFIXES, DEBUG_BYTECODE_SUFFIXES, EXTENSION_SUFFIXES, OPTIMIZED_BYTECODE_SUFFIXES, SOURCE_SUFFIXES,
    ExtensionFileLoader, FileFinder, NamespaceLoader, PathFinder, SourceFileLoader, _NamespacePath,
)
from .util import MAGIC_NUMBER, cache_from_source, decode_source, source_from_cache, source_hash, spec_from_file_location

__all__ = [
    'BYTECODE_SUFFIXES', 'DEBUG_BYTECODE_SUFFIXES', 'EXTENSION_SUFFIXES', 'ExtensionFileLoader', 'FileFinder',
    'MAGIC_NUMBER', 'NamespaceLoader', 'OPTIMIZED_BYTECODE_SUFFIXES', 'PathFinder', 'SOURCE_SUFFIXES',
    'SourceFileLoader', 'cache_from_source', 'decode_source', 'source_from_cache', 'source_hash',
    'spec_from_file_location',
]


def _path_isfile(path: str) -> bool:
    return os.path.isfile(path)


def _path_isdir(path: str) -> bool:
    return os.path.isdir(path or '.')


def _path_join(*parts: str) -> str:
    return os.path.join(*parts) if parts else ''


def _path_split(path: str) -> tuple:
    return os.path.split(path)


def _get_sourcefile(bytecode_path: str) -> str | None:
    """Return the source of a compiled file if there is one, else the path as it is."""
    if not bytecode_path:
        return None
    stem, _, extension = bytecode_path.rpartition('.')
    if not stem or extension.lower()[-3:-1] != 'py':
        return bytecode_path
    try:
        source = source_from_cache(bytecode_path)
    except (NotImplementedError, ValueError):
        source = bytecode_path[:-1]
    return source if _path_isfile(source) else bytecode_path
