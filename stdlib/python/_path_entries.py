"""Modules in entries of a path: the hooks of `sys.path_hooks` are asked, and then archives."""

import sys

__all__ = ['find_spec', 'importer_of']

_UNKNOWN = object()
_is_loading = False


def _archives():
    # What reads archives is no module of one, so that none is asked while it is loaded.
    global _is_loading
    if _is_loading:
        return None
    _is_loading = True
    try:
        from zipimport import zipimporter
    finally:
        _is_loading = False
    return zipimporter


def importer_of(entry: str):
    """Return what finds modules in an entry of a path, or None."""
    cache = sys.path_importer_cache
    found = cache.get(entry, _UNKNOWN)
    if found is not _UNKNOWN:
        return found
    archives = _archives()
    if archives is None:
        return None
    importer = None
    for hook in (*sys.path_hooks, archives):
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
