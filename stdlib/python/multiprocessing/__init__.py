"""Processes that are used like threads: each is a worker of this executable, and what crosses is pickled."""

from . import context

# What the default context offers is offered here; its methods import what they need when they are called.
_context_names = [name for name in dir(context._default_context) if name[0] != '_' and name != 'reducer']
globals().update((name, getattr(context._default_context, name)) for name in _context_names)
__all__ = [*_context_names]

SUBDEBUG = 5
SUBWARNING = 25

_LAZY_FILES = ('connection', 'forkserver', 'managers', 'pool', 'process', 'queues', 'reduction',
               'resource_sharer', 'resource_tracker', 'shared_memory', 'sharedctypes', 'spawn', 'synchronize', 'util')


def __getattr__(name: str):
    if name in _LAZY_FILES:
        __import__(f'multiprocessing.{name}')
        return globals()[name]
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
