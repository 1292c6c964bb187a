"""The methods by which members are compressed."""

import struct
import zlib

from zipfile._information import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA

__all__ = ['compressor', 'decompressor']


def compressor(method: int, level: int | None):
    """Return what compresses by a method; None for data that stays as it is."""
    if method == ZIP_DEFLATED:
        return zlib.compressobj(-1 if level is None else level, 8, -15)
    if method == ZIP_BZIP2:
        import bz2
        return bz2.BZ2Compressor(9 if level is None else level)
    return _LZMACompressor() if method == ZIP_LZMA else None


def decompressor(method: int):
    """Return what decompresses by a method; None for data that is as it was."""
    if method == ZIP_DEFLATED:
        return zlib.decompressobj(-15)
    if method == ZIP_BZIP2:
        import bz2
        return _Unlimited(bz2.BZ2Decompressor())
    return _LZMADecompressor() if method == ZIP_LZMA else None


class _LZMACompressor:
    # The properties of the stream are in front of it, after the version of the tool that defined this.
    _DICTIONARY = 1 << 23

    def __init__(self) -> None:
        import lzma
        chain = [{'id': lzma.FILTER_LZMA1, 'dict_size': self._DICTIONARY, 'lc': 3, 'lp': 0, 'pb': 2}]
        self._compressor = lzma.LZMACompressor(lzma.FORMAT_RAW, filters=chain)
        self._header = struct.pack('<BBHBL', 9, 4, 5, (2 * 5 + 0) * 9 + 3, self._DICTIONARY)

    def compress(self, data) -> bytes:
        header, self._header = self._header, b''
        return header + self._compressor.compress(data)

    def flush(self) -> bytes:
        header, self._header = self._header, b''
        return header + self._compressor.flush()


class _Unlimited:
    # Keeps nothing of the input, however much comes out.
    unconsumed_tail = b''

    def __init__(self, decompressor) -> None:
        self._decompressor = decompressor

    @property
    def eof(self) -> bool:
        return self._decompressor.eof

    def decompress(self, data: bytes, most: int = -1) -> bytes:
        return b'' if self.eof else self._decompressor.decompress(data)

    def flush(self) -> bytes:
        return b''


class _LZMADecompressor(_Unlimited):
    def __init__(self) -> None:
        self._decompressor = None
        self._waiting = b''

    @property
    def eof(self) -> bool:
        return self._decompressor is not None and self._decompressor.eof

    def decompress(self, data: bytes, most: int = -1) -> bytes:
        if self._decompressor is None:
            self._waiting += data
            if len(self._waiting) < 4:
                return b''
            size, = struct.unpack_from('<H', self._waiting, 2)
            if len(self._waiting) < 4 + size:
                return b''
            import lzma
            first, dictionary = struct.unpack_from('<BL', self._waiting, 4)
            chain = [{
                'id': lzma.FILTER_LZMA1, 'dict_size': max(dictionary, 4096), 'lc': first % 9, 'lp': first // 9 % 5,
                'pb': first // 45,
            }]
            self._decompressor = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain)
            data, self._waiting = self._waiting[4 + size:], b''
        return super().decompress(data, most)
