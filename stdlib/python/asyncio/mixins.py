"""What the synchronisation objects share: each belongs to the loop on which it is first waited for."""

from _thread import allocate_lock

from . import events

__all__ = []

_binding_lock = allocate_lock()


class _LoopBoundMixin:
    _loop = None

    def _get_loop(self):
        loop = events._get_running_loop()
        if self._loop is None:
            with _binding_lock:
                if self._loop is None:
                    self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f'{self!r} is bound to a different event loop')
        return loop
