"""Data and files compressed by LZMA, in the formats of xz and of its predecessor."""

from _compressed_file import CompressedFile, open_file
from _lzma import *
from _lzma import FORMAT_ALONE, FORMAT_AUTO, FORMAT_RAW, FORMAT_XZ, LZMACompressor, LZMADecompressor, LZMAError

__all__ = [
    'CHECK_NONE', 'CHECK_CRC32', 'CHECK_CRC64', 'CHECK_SHA256', 'CHECK_ID_MAX', 'CHECK_UNKNOWN', 'FILTER_LZMA1', 'FILTER_LZMA2',
    'FILTER_DELTA', 'FILTER_X86', 'FILTER_IA64', 'FILTER_ARM', 'FILTER_ARMTHUMB', 'FILTER_POWERPC', 'FILTER_SPARC',
    'FORMAT_AUTO', 'FORMAT_XZ', 'FORMAT_ALONE', 'FORMAT_RAW', 'MF_HC3', 'MF_HC4', 'MF_BT2', 'MF_BT3', 'MF_BT4', 'MODE_FAST',
    'MODE_NORMAL', 'PRESET_DEFAULT', 'PRESET_EXTREME', 'LZMACompressor', 'LZMADecompressor', 'LZMAFile', 'LZMAError', 'open',
    'compress', 'decompress', 'is_check_supported',
]


class LZMAFile(CompressedFile):
    """A file compressed by LZMA, read and written like other files."""

    def __init__(self, filename=None, mode: str = 'r', *, format=None, check: int = -1, preset=None, filters=None) -> None:
        reads = mode in ('r', 'rb')
        if reads and check != -1:
            raise ValueError('Cannot specify an integrity check when opening a file for reading')
        if reads and preset is not None:
            raise ValueError('Cannot specify a preset compression level when opening a file for reading')
        if format is None:
            format = FORMAT_AUTO if reads else FORMAT_XZ
        self._begin(
            filename, mode, lambda: LZMACompressor(format, check, preset, filters),
            lambda: LZMADecompressor(format, filters=filters), LZMAError)
        if reads:
            # What is wrong with the arguments shows at once.
            LZMADecompressor(format, filters=filters)


def open(
    filename, mode: str = 'rb', *, format=None, check: int = -1, preset=None, filters=None, encoding=None, errors=None,
    newline=None,
):
    """Open a compressed file; with `t` in the mode, as text."""
    def make(mode: str) -> LZMAFile:
        return LZMAFile(filename, mode, format=format, check=check, preset=preset, filters=filters)
    return open_file(make, mode, encoding, errors, newline)


def compress(data, format: int = FORMAT_XZ, check: int = -1, preset=None, filters=None) -> bytes:
    """Return compressed data."""
    compressor = LZMACompressor(format, check, preset, filters)
    return compressor.compress(data) + compressor.flush()


def decompress(data, format: int = FORMAT_AUTO, memlimit=None, filters=None) -> bytes:
    """Return what data was compressed from; it may be several streams."""
    parts = []
    while True:
        decompressor = LZMADecompressor(format, memlimit, filters)
        try:
            parts.append(decompressor.decompress(data))
        except LZMAError:
            if parts:
                # What follows the streams is none of them.
                break
            raise
        if not decompressor.eof:
            raise LZMAError('Compressed data ended before the end-of-stream marker was reached')
        data = decompressor.unused_data
        if not data:
            break
    return b''.join(parts)
