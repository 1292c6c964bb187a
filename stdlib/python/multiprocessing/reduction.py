"""Pickling for another process."""

import _pickle
from _pickle import dumps_by_value as _dumps, loads as _loads

__all__ = ['ForkingPickler', 'register', 'dump', 'DupFd']


class ForkingPickler(_pickle.Pickler):
    """A pickler that knows the reducers which were registered for processes."""

    # Functions and classes that the other process has no name for go by value.
    _by_value = True

    _extra_reducers: dict = {}

    def __init__(self, *args) -> None:
        super().__init__(*args)
        if self._extra_reducers:
            import copyreg
            self.dispatch_table = {**copyreg.dispatch_table, **self._extra_reducers}

    @classmethod
    def register(cls, type: type, reduce) -> None:
        """Have `reduce(obj)` say how objects of `type` are pickled."""
        cls._extra_reducers[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol: int | None = None) -> bytes:
        """Pickle `obj`."""
        if not cls._extra_reducers:
            return _dumps(obj, protocol)
        from io import BytesIO
        buffer = BytesIO()
        cls(buffer, protocol).dump(obj)
        return buffer.getvalue()

    loads = staticmethod(_loads)


register = ForkingPickler.register


def dump(obj, file, protocol: int | None = None) -> None:
    """Pickle `obj` into a file."""
    ForkingPickler(file, protocol).dump(obj)


def DupFd(descriptor: int):
    """Return something that is pickled with a process and gives its child the descriptor by `detach`."""
    from . import context
    context.assert_spawning(_Descriptor)
    return _Descriptor(context.get_spawning_popen().duplicate_for_child(descriptor))


class _Descriptor:
    def __init__(self, number: int) -> None:
        self.number = number

    def detach(self) -> int:
        """Return the descriptor, which is the caller's from now on."""
        return self.number
