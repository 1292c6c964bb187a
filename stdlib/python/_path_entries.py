"""Modules in entries of a path that are no folders: the hooks of `sys.path_hooks` are asked, and then archives."""

import sys

__all__ = ['find_spec', 'importer_of']

_UNKNOWN = object()


def importer_of(entry: str):
    """Return what finds modules in an entry of a path, or None."""
    cache = sys.path_importer_cache
    found = cache.get(entry, _UNKNOWN)
    if found is not _UNKNOWN:
        return found
    from zipimport import zipimporter
    importer = None
    for hook in (*sys.path_hooks, zipimporter):
        try:
            importer = hook(entry)
            break
        except ImportError:
            continue
    cache[entry] = importer
    return importer


def find_spec(entry: str, name: str):
    """Return the specification of a module in an entry of a path, or None."""
    importer = importer_of(entry)
    return importer.find_spec(name) if importer is not None else None
