"""Files, and what behaves like them."""

import _io
from _io import (
    DEFAULT_BUFFER_SIZE,
    BlockingIOError,
    BufferedRandom,
    BufferedReader,
    BufferedRWPair,
    BufferedWriter,
    BytesIO,
    FileIO,
    IncrementalNewlineDecoder,
    StringIO,
    TextIOWrapper,
    UnsupportedOperation,
    open,
    open_code,
    text_encoding,
)
from abc import ABCMeta, abstractmethod

__all__ = [
    'BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO', 'StringIO', 'BufferedIOBase',
    'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase', 'TextIOWrapper',
    'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'DEFAULT_BUFFER_SIZE', 'IncrementalNewlineDecoder',
    'text_encoding', 'Reader', 'Writer',
]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2

UnsupportedOperation.__module__ = 'io'


class IOBase(_io._IOBase, metaclass=ABCMeta):
    """What every file is."""

    __doc__ = _io._IOBase.__doc__


class RawIOBase(_io._RawIOBase, IOBase):
    """A file of bytes without a buffer."""

    __doc__ = _io._RawIOBase.__doc__


class BufferedIOBase(_io._BufferedIOBase, IOBase):
    """A file of bytes with a buffer."""

    __doc__ = _io._BufferedIOBase.__doc__


class TextIOBase(_io._TextIOBase, IOBase):
    """A file of text."""

    __doc__ = _io._TextIOBase.__doc__


RawIOBase.register(FileIO)
for _class in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair):
    BufferedIOBase.register(_class)
for _class in (StringIO, TextIOWrapper):
    TextIOBase.register(_class)
del _class


class Reader(metaclass=ABCMeta):
    """What can be read from."""

    __slots__ = ()
    __class_getitem__ = classmethod(type(list[int]))

    @abstractmethod
    def read(self, size=..., /):
        """Read up to `size` items, or all that is left."""

    @classmethod
    def __subclasshook__(cls, C):
        return any('read' in base.__dict__ for base in C.__mro__) or NotImplemented if cls is Reader else NotImplemented


class Writer(metaclass=ABCMeta):
    """What can be written to."""

    __slots__ = ()
    __class_getitem__ = classmethod(type(list[int]))

    @abstractmethod
    def write(self, data, /):
        """Write the data and return how much was written."""

    @classmethod
    def __subclasshook__(cls, C):
        return any('write' in base.__dict__ for base in C.__mro__) or NotImplemented if cls is Writer else NotImplemented
