"""The names that other tools look for here: specifications, and the loaders of what is built in."""

import sys

from _imp import ModuleSpec, module_from_spec

from .machinery import BuiltinImporter, FrozenImporter
from .util import spec_from_loader

__all__ = ['BuiltinImporter', 'FrozenImporter', 'ModuleSpec', 'module_from_spec', 'spec_from_loader']


def _call_with_frames_removed(function, *args, **kwargs):
    # Frames of imports are left out of tracebacks anyhow.
    return function(*args, **kwargs)


def _load(spec):
    """Load the module of a specification; return it."""
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    # The module may have put something else in its place.
    return sys.modules[spec.name]
