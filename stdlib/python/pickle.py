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
from copyreg import dispatch_table


class PickleBuffer:
    """Wraps a buffer that may travel beside the pickle (PEP 574)."""

    __slots__ = ('_view', '__weakref__')

    def __init__(self, buffer) -> None:
        self._view = memoryview(buffer)

    def __buffer__(self, flags: int) -> memoryview:
        if self._view is None:
            raise ValueError('operation forbidden on released PickleBuffer object')
        return memoryview(self._view)

    def raw(self) -> memoryview:
        """Return the bytes as a flat view."""
        view = self.__buffer__(0)
        if not view.contiguous:
            raise BufferError('cannot extract raw buffer from non-contiguous buffer')
        return view.cast('B')

    def release(self) -> None:
        """Let go of the buffer."""
        if self._view is not None:
            self._view.release()
            self._view = None


__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads',
           'PickleBuffer', 'HIGHEST_PROTOCOL', 'DEFAULT_PROTOCOL', 'format_version', 'compatible_formats']

format_version = '5.0'
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5

bytes_types = (bytes, bytearray)

# The operations of pickles: each name, and its octet in hexadecimal.
_OPERATIONS = """
MARK 28 STOP 2e POP 30 POP_MARK 31 DUP 32 FLOAT 46 INT 49 BININT 4a BININT1 4b LONG 4c BININT2 4d NONE 4e PERSID 50
BINPERSID 51 REDUCE 52 STRING 53 BINSTRING 54 SHORT_BINSTRING 55 UNICODE 56 BINUNICODE 58 APPEND 61 BUILD 62 GLOBAL 63
DICT 64 EMPTY_DICT 7d APPENDS 65 GET 67 BINGET 68 INST 69 LONG_BINGET 6a LIST 6c EMPTY_LIST 5d OBJ 6f PUT 70 BINPUT 71
LONG_BINPUT 72 SETITEM 73 TUPLE 74 EMPTY_TUPLE 29 SETITEMS 75 BINFLOAT 47 PROTO 80 NEWOBJ 81 EXT1 82 EXT2 83 EXT4 84
TUPLE1 85 TUPLE2 86 TUPLE3 87 NEWTRUE 88 NEWFALSE 89 LONG1 8a LONG4 8b BINBYTES 42 SHORT_BINBYTES 43
SHORT_BINUNICODE 8c BINUNICODE8 8d BINBYTES8 8e EMPTY_SET 8f ADDITEMS 90 FROZENSET 91 NEWOBJ_EX 92 STACK_GLOBAL 93
MEMOIZE 94 FRAME 95 BYTEARRAY8 96 NEXT_BUFFER 97 READONLY_BUFFER 98
""".split()
_OPERATIONS = {name: bytes.fromhex(octet) for name, octet in zip(_OPERATIONS[::2], _OPERATIONS[1::2])}
globals().update(_OPERATIONS)
__all__ += _OPERATIONS
TRUE = b'I01\n'
FALSE = b'I00\n'

# There is one pickler. CPython has these names for the one that is written in Python.
_Pickler, _Unpickler = Pickler, Unpickler
_dump, _dumps, _load, _loads = dump, dumps, load, loads
