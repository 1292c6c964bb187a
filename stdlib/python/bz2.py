"""Data and files compressed by bzip2."""

from _bz2 import BZ2Compressor, BZ2Decompressor
from _compressed_file import CompressedFile, open_file

__all__ = ['BZ2Compressor', 'BZ2Decompressor', 'BZ2File', 'compress', 'decompress', 'open']


class BZ2File(CompressedFile):
    """A file compressed by bzip2, read and written like other files."""

    def __init__(self, filename, mode: str = 'r', *, compresslevel: int = 9) -> None:
        if not 1 <= compresslevel <= 9:
            raise ValueError('compresslevel must be between 1 and 9')
        self._begin(filename, mode, lambda: BZ2Compressor(compresslevel), BZ2Decompressor, OSError)


def open(filename, mode: str = 'rb', compresslevel: int = 9, encoding=None, errors=None, newline=None):
    """Open a compressed file; with `t` in the mode, as text."""
    return open_file(lambda mode: BZ2File(filename, mode, compresslevel=compresslevel), mode, encoding, errors, newline)


def compress(data, compresslevel: int = 9) -> bytes:
    """Return compressed data."""
    compressor = BZ2Compressor(compresslevel)
    return compressor.compress(data) + compressor.flush()


def decompress(data) -> bytes:
    """Return what data was compressed from; it may be several streams."""
    parts = []
    while data:
        decompressor = BZ2Decompressor()
        try:
            parts.append(decompressor.decompress(data))
        except OSError:
            if parts:
                # What follows the streams is none of them.
                break
            raise
        if not decompressor.eof:
            raise ValueError('Compressed data ended before the end-of-stream marker was reached')
        data = decompressor.unused_data
    return b''.join(parts)
