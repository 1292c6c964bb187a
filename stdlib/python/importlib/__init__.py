"""Importing from programs."""

import sys

import _imp

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

from builtins import __import__  # noqa: A004

_reloading = {}


def import_module(name: str, package: str | None = None):
    """Import a module and return it; a name that begins with dots is relative to `package`."""
    level = len(name) - len(name.lstrip('.'))
    if level == 0:
        return _imp.import_module(name)
    if not package:
        raise TypeError(f'the \'package\' argument is required to perform a relative import for {name!r}')
    return _imp.import_module(_imp.resolve_name(name[level:], package, level))


def invalidate_caches() -> None:
    """Tell the finders that files may have changed."""
    for finder in sys.meta_path:
        invalidate = getattr(finder, 'invalidate_caches', None)
        if invalidate is not None:
            invalidate()


def reload(module):
    """Run a module's code again in the same module."""
    if not isinstance(module, type(sys)):
        raise TypeError('reload() argument must be a module')
    name = module.__spec__.name if module.__spec__ is not None else module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        parent, _, _ = name.rpartition('.')
        path = None
        if parent:
            if parent not in sys.modules:
                raise ImportError(f'parent {parent!r} not in sys.modules', name=parent)
            path = sys.modules[parent].__path__
        from .util import _find_afresh
        spec = module.__spec__ = _find_afresh(name, path)
        if spec is None:
            raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
        _imp.exec_module(spec, module)
        return sys.modules[name]
    finally:
        del _reloading[name]
