"""Encodings: looking for them, and readers and writers that use them."""

import builtins

from _codecs import (
    _backslashreplace_errors as backslashreplace_errors,
    _ignore_errors as ignore_errors,
    _namereplace_errors as namereplace_errors,
    _replace_errors as replace_errors,
    _strict_errors as strict_errors,
    _xmlcharrefreplace_errors as xmlcharrefreplace_errors,
    decode,
    encode,
    escape_decode,
    escape_encode,
    lookup,
    lookup_error,
    register,
    register_error,
    unregister,
)
from _codec_conversions import utf_7_decode, utf_7_encode
from _codec_functions import (
    ascii_decode,
    ascii_encode,
    charmap_build,
    charmap_decode,
    charmap_encode,
    latin_1_decode,
    latin_1_encode,
    make_encoding_map,
    make_identity_dict,
    raw_unicode_escape_decode,
    raw_unicode_escape_encode,
    readbuffer_encode,
    unicode_escape_decode,
    unicode_escape_encode,
    utf_16_be_decode,
    utf_16_be_encode,
    utf_16_decode,
    utf_16_encode,
    utf_16_ex_decode,
    utf_16_le_decode,
    utf_16_le_encode,
    utf_32_be_decode,
    utf_32_be_encode,
    utf_32_decode,
    utf_32_encode,
    utf_32_ex_decode,
    utf_32_le_decode,
    utf_32_le_encode,
    utf_8_decode,
    utf_8_encode,
)

__all__ = [
    'register', 'unregister', 'lookup', 'open', 'EncodedFile', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE',
    'BOM64_BE', 'BOM64_LE', 'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE',
    'BOM_UTF32_BE', 'CodecInfo', 'Codec', 'IncrementalEncoder', 'IncrementalDecoder', 'StreamReader', 'StreamWriter',
    'StreamReaderWriter', 'StreamRecoder', 'getencoder', 'getdecoder', 'getincrementalencoder',
    'getincrementaldecoder', 'getreader', 'getwriter', 'encode', 'decode', 'iterencode', 'iterdecode', 'strict_errors', 'ignore_errors', 'replace_errors',
    'xmlcharrefreplace_errors', 'backslashreplace_errors', 'namereplace_errors', 'register_error', 'lookup_error',
]

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM32_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = BOM32_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM64_LE = b'\xff\xfe\0\0'
BOM_UTF32_BE = BOM64_BE = b'\0\0\xfe\xff'
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE


class CodecInfo(tuple):
    """What is known of an encoding: a tuple of its functions and classes, with its name."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name: str | None = None, *, _is_text_encoding: bool | None = None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode, self.decode = encode, decode
        self.streamreader, self.streamwriter = streamreader, streamwriter
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __getnewargs__(self) -> tuple:
        return tuple(self)

    def __repr__(self) -> str:
        return f'<{self.__class__.__module__}.{self.__class__.__qualname__} object for encoding {self.name} at {id(self):#x}>'


class Codec:
    """An encoding without state."""

    def encode(self, input, errors: str = 'strict') -> tuple:
        """Return what encodes `input`, and how much of it that is."""
        raise NotImplementedError

    def decode(self, input, errors: str = 'strict') -> tuple:
        """Return what decodes `input`, and how much of it that is."""
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes what comes in parts."""

    def __init__(self, errors: str = 'strict') -> None:
        self.errors = errors
        self.buffer = ''

    def encode(self, input, final: bool = False):
        """Return what encodes the next part."""
        raise NotImplementedError

    def reset(self) -> None:
        """Begin anew."""

    def getstate(self):
        """Return the state."""
        return 0

    def setstate(self, state) -> None:
        """Go back to a state."""


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Encodes what comes in parts, and keeps what cannot be encoded yet."""

    def _buffer_encode(self, input, errors: str, final: bool) -> tuple:
        raise NotImplementedError

    def encode(self, input, final: bool = False):
        """Return what encodes the next part."""
        text = self.buffer + input
        data, used = self._buffer_encode(text, self.errors, final)
        self.buffer = text[used:]
        return data

    def reset(self) -> None:
        """Begin anew."""
        self.buffer = ''

    def getstate(self):
        """Return the state."""
        return self.buffer or 0

    def setstate(self, state) -> None:
        """Go back to a state."""
        self.buffer = state or ''


class IncrementalDecoder:
    """Decodes what comes in parts."""

    def __init__(self, errors: str = 'strict') -> None:
        self.errors = errors

    def decode(self, input, final: bool = False):
        """Return what decodes the next part."""
        raise NotImplementedError

    def reset(self) -> None:
        """Begin anew."""

    def getstate(self) -> tuple:
        """Return the state."""
        return b'', 0

    def setstate(self, state) -> None:
        """Go back to a state."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Decodes what comes in parts, and keeps what ends within a character."""

    def __init__(self, errors: str = 'strict') -> None:
        super().__init__(errors)
        self.buffer = b''

    def _buffer_decode(self, input, errors: str, final: bool) -> tuple:
        raise NotImplementedError

    def decode(self, input, final: bool = False):
        """Return what decodes the next part."""
        data = self.buffer + input
        text, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return text

    def reset(self) -> None:
        """Begin anew."""
        self.buffer = b''

    def getstate(self) -> tuple:
        """Return the state."""
        return self.buffer, 0

    def setstate(self, state) -> None:
        """Go back to a state."""
        self.buffer = state[0]


class StreamWriter(Codec):
    """Writes text to a file of bytes."""

    def __init__(self, stream, errors: str = 'strict') -> None:
        self.stream = stream
        self.errors = errors

    def write(self, object) -> None:
        """Write text."""
        data, _ = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list) -> None:
        """Write several texts."""
        self.write(''.join(list))

    def reset(self) -> None:
        """Begin anew."""

    def seek(self, offset: int, whence: int = 0) -> None:
        """Change the position."""
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name: str):
        # While a copy is made, there is no stream yet.
        if name == 'stream':
            raise AttributeError(name)
        return getattr(self.stream, name)

    def __reduce_ex__(self, protocol):
        raise TypeError(f"can't serialize {self.__class__.__name__}")

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.stream.close()


class StreamReader(Codec):
    """Reads text from a file of bytes."""

    charbuffertype = str

    def __init__(self, stream, errors: str = 'strict') -> None:
        self.stream = stream
        self.errors = errors
        self.bytebuffer = b''
        self.charbuffer = self.charbuffertype()

    def _fill(self, size: int, firstline: bool = False) -> bool:
        # Reads and decodes some more. With `firstline` a fault may wait that stands behind the end of a line.
        read = self.stream.read(size) if size >= 0 else self.stream.read()
        data = self.bytebuffer + read
        if not data:
            return False
        try:
            text, used = self.decode(data, self.errors)
        except UnicodeDecodeError as error:
            if not firstline:
                raise
            text, used = self.decode(data[:error.start], self.errors)
            if len((self.charbuffer + text).splitlines()) <= 1:
                raise
        self.bytebuffer = data[used:]
        self.charbuffer += text
        return bool(read)

    def read(self, size: int = -1, chars: int = -1, firstline: bool = False) -> str:
        """Read at most `chars` characters, or `size` if that is all that is said, or everything.

        About `size` bytes are read at a time.
        """
        if chars < 0:
            chars = size
        while chars < 0 or len(self.charbuffer) < chars:
            if not self._fill(size, firstline) or chars < 0:
                break
        if chars < 0:
            chars = len(self.charbuffer)
        text, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return text

    def readline(self, size: int | None = None, keepends: bool = True) -> str:
        """Read a line."""
        while True:
            lines = self.charbuffer.splitlines(True)
            if len(lines) > 1 or not self._fill(size or 72, True):
                break
        if not lines:
            return self.charbuffertype()
        self.charbuffer = self.charbuffertype().join(lines[1:])
        return lines[0] if keepends else lines[0].splitlines()[0]

    def readlines(self, sizehint: int | None = None, keepends: bool = True) -> list:
        """Read all lines."""
        return self.read().splitlines(keepends)

    def reset(self) -> None:
        """Begin anew."""
        self.bytebuffer = b''
        self.charbuffer = self.charbuffertype()

    def seek(self, offset: int, whence: int = 0) -> None:
        """Change the position."""
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self) -> str:
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name: str):
        # While a copy is made, there is no stream yet.
        if name == 'stream':
            raise AttributeError(name)
        return getattr(self.stream, name)

    def __reduce_ex__(self, protocol):
        raise TypeError(f"can't serialize {self.__class__.__name__}")

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.stream.close()


class StreamReaderWriter:
    """Reads text from a file of bytes and writes it there."""

    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors: str = 'strict') -> None:
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size: int = -1) -> str:
        """Read text."""
        return self.reader.read(size)

    def readline(self, size: int | None = None, keepends: bool = True) -> str:
        """Read a line."""
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint: int | None = None) -> list:
        """Read all lines."""
        return self.reader.readlines(sizehint)

    def __next__(self) -> str:
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data) -> None:
        """Write text."""
        self.writer.write(data)

    def writelines(self, list) -> None:
        """Write several texts."""
        self.writer.writelines(list)

    def reset(self) -> None:
        """Begin anew."""
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset: int, whence: int = 0) -> None:
        """Change the position."""
        self.stream.seek(offset, whence)
        self.reader.reset()

    def __getattr__(self, name: str):
        # While a copy is made, there is no stream yet.
        if name == 'stream':
            raise AttributeError(name)
        return getattr(self.stream, name)

    def __reduce_ex__(self, protocol):
        raise TypeError(f"can't serialize {self.__class__.__name__}")

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.stream.close()


class StreamRecoder:
    """Shows a file of bytes in one encoding as a file of bytes in another."""

    data_encoding = 'unknown'
    file_encoding = 'unknown'

    def __init__(self, stream, encode, decode, Reader, Writer, errors: str = 'strict') -> None:
        self.stream = stream
        self.encode, self.decode = encode, decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def _outside(self, text: str) -> bytes:
        return self.encode(text, self.errors)[0]

    def read(self, size: int = -1) -> bytes:
        """Read bytes of the encoding outside."""
        return self._outside(self.reader.read(size))

    def readline(self, size: int | None = None) -> bytes:
        """Read a line."""
        return self._outside(self.reader.readline() if size is None else self.reader.readline(size))

    def readlines(self, sizehint: int | None = None) -> list:
        """Read all lines."""
        return self._outside(self.reader.read()).splitlines(keepends=True)

    def __next__(self) -> bytes:
        return self._outside(next(self.reader))

    def __iter__(self):
        return self

    def write(self, data) -> None:
        """Write bytes of the encoding outside."""
        text, _ = self.decode(data, self.errors)
        return self.writer.write(text)

    def writelines(self, list) -> None:
        """Write several lines."""
        self.write(b''.join(list))

    def reset(self) -> None:
        """Begin anew."""
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset: int, whence: int = 0) -> None:
        """Change the position."""
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)

    def __getattr__(self, name: str):
        # While a copy is made, there is no stream yet.
        if name == 'stream':
            raise AttributeError(name)
        return getattr(self.stream, name)

    def __reduce_ex__(self, protocol):
        raise TypeError(f"can't serialize {self.__class__.__name__}")

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.stream.close()


def getencoder(encoding: str):
    """Return the function that encodes."""
    return lookup(encoding).encode


def getdecoder(encoding: str):
    """Return the function that decodes."""
    return lookup(encoding).decode


def getincrementalencoder(encoding: str):
    """Return the class that encodes what comes in parts."""
    found = lookup(encoding).incrementalencoder
    if found is None:
        raise LookupError(encoding)
    return found


def getincrementaldecoder(encoding: str):
    """Return the class that decodes what comes in parts."""
    found = lookup(encoding).incrementaldecoder
    if found is None:
        raise LookupError(encoding)
    return found


def getreader(encoding: str):
    """Return the class that reads text from a file of bytes."""
    return lookup(encoding).streamreader


def getwriter(encoding: str):
    """Return the class that writes text to a file of bytes."""
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding: str, errors: str = 'strict', **kwargs):
    """Encode the items of an iterator, which belong together."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode('', True)
    if output:
        yield output


def iterdecode(iterator, encoding: str, errors: str = 'strict', **kwargs):
    """Decode the items of an iterator, which belong together."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b'', True)
    if output:
        yield output


def open(filename, mode: str = 'r', encoding: str | None = None, errors: str = 'strict', buffering: int = -1):
    """Open a file of bytes to read text from it and write text to it."""
    import warnings
    warnings.warn('codecs.open() is deprecated. Use open() instead.', DeprecationWarning, stacklevel=2)
    if encoding is not None and 'b' not in mode:
        mode += 'b'
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    except BaseException:
        file.close()
        raise
    stream.encoding = encoding
    return stream


def EncodedFile(file, data_encoding: str, file_encoding: str | None = None, errors: str = 'strict'):
    """Return a file of bytes in one encoding over a file of bytes in another."""
    file_encoding = file_encoding or data_encoding
    outside, inside = lookup(data_encoding), lookup(file_encoding)
    stream = StreamRecoder(file, outside.encode, outside.decode, inside.streamreader, inside.streamwriter, errors)
    stream.data_encoding = data_encoding
    stream.file_encoding = file_encoding
    return stream


# What follows needs the classes above.
from _codec_search import built_in, by_table, computed, east_asian, of_bytes

register(built_in)
register(of_bytes)
register(computed)
register(by_table)
register(east_asian)
