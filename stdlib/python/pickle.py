"""Objects as bytes, and back."""

from _pickle import (
    PickleError,
    Pickler,
    PicklingError,
    Unpickler,
    UnpicklingError,
    dump,
    dumps,
    load,
    loads,
)

try:
    from _pickle import PickleBuffer
except ImportError:
    class PickleBuffer:
        """Wraps a buffer that is to travel beside the pickle."""

        def __init__(self, buffer) -> None:
            self._view = memoryview(buffer)

        def raw(self) -> memoryview:
            """Return the bytes as a flat view."""
            return self._view.cast('B')

        def release(self) -> None:
            """Let go of the buffer."""
            self._view.release()

        def __reduce_ex__(self, protocol: int):
            return bytearray if not self._view.readonly else bytes, (bytes(self._view),)

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads',
           'PickleBuffer', 'HIGHEST_PROTOCOL', 'DEFAULT_PROTOCOL', 'format_version', 'compatible_formats']

format_version = '5.0'
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5

bytes_types = (bytes, bytearray)
