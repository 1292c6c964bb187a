"""The event loop of Unix, and the policy that makes it."""

from . import base_events, events

__all__ = ['SelectorEventLoop', 'EventLoop']


class _UnixSelectorEventLoop(base_events.BaseEventLoop):
    """The loop with what only Unix has: signals, Unix sockets, pipes and child processes."""


SelectorEventLoop = _UnixSelectorEventLoop
EventLoop = SelectorEventLoop


class _DefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    """The policy that is in force when none was set."""

    _loop_factory = _UnixSelectorEventLoop
