"""Files of sound in the form WAVE, with samples as they are (PCM)."""

import builtins
import struct
import sys
from collections import namedtuple

__all__ = ['open', 'Error', 'Wave_read', 'Wave_write']

WAVE_FORMAT_PCM = 0x0001
WAVE_FORMAT_EXTENSIBLE = 0xFFFE
# The code of PCM as the long form has it: the short code, and what all such codes end in.
KSDATAFORMAT_SUBTYPE_PCM = b'\x01\x00\x00\x00\x00\x00\x10\x00\x80\x00\x00\xaa\x008\x9bq'

_wave_params = namedtuple('_wave_params', 'nchannels sampwidth framerate nframes comptype compname')


class Error(Exception):
    """A file that is none of this form, or an impossible request."""


def _byteswap(data: bytes, width: int) -> bytes:
    swapped = bytearray(len(data))
    for place in range(width):
        swapped[place::width] = data[width - 1 - place::width]
    return bytes(swapped)


def _swapped(data: bytes, width: int) -> bytes:
    # The file has the low octet first.
    return data if width == 1 or sys.byteorder == 'little' else _byteswap(data, width)


def _deprecate(name: str) -> None:
    import warnings
    warnings.warn(f"'wave.{name}' is deprecated and slated for removal in Python 3.15", DeprecationWarning,
                  stacklevel=3)


class _Chunk:
    # A part of the file: four letters, a length, and what is in it, padded to an even length.

    def __init__(self, file) -> None:
        self.file = file
        self.name = file.read(4)
        if len(self.name) < 4:
            raise EOFError
        try:
            self.size = struct.unpack('<L', file.read(4))[0]
        except struct.error:
            raise EOFError from None
        self.at = 0
        try:
            self.start = file.tell()
            self.seekable = True
        except (AttributeError, OSError):
            self.seekable = False

    def seek(self, position: int) -> None:
        if not self.seekable:
            raise OSError('cannot seek')
        if not 0 <= position <= self.size:
            raise RuntimeError
        self.file.seek(self.start + position)
        self.at = position

    def read(self, size: int = -1) -> bytes:
        left = self.size - self.at
        if size < 0 or size > left:
            size = left
        data = self.file.read(size)
        self.at += len(data)
        if self.at == self.size and self.size & 1:
            self.at += len(self.file.read(1))
        return data

    def skip(self) -> None:
        end = self.size + (self.size & 1)
        if self.seekable:
            try:
                self.file.seek(self.start + end)
                self.at = end
                return
            except OSError:
                pass
        while self.at < end:
            data = self.file.read(min(8192, end - self.at))
            if not data:
                raise EOFError
            self.at += len(data)


class Wave_read:
    """A file of sound that is read."""

    def __init__(self, f) -> None:
        self._opened_here = None
        self._file = None
        if isinstance(f, str):
            f = builtins.open(f, 'rb')
            self._opened_here = f
        try:
            self.initfp(f)
        except:
            if self._opened_here:
                f.close()
            raise

    def initfp(self, file) -> None:
        """Read the head of a file."""
        self._convert = None
        self._at_frame = 0
        self._format_read = False
        self._file = file
        whole = _Chunk(file)
        if whole.name != b'RIFF':
            raise Error('file does not start with RIFF id')
        if whole.read(4) != b'WAVE':
            raise Error('not a WAVE file')
        self._data = None
        while True:
            try:
                chunk = _Chunk(file)
            except EOFError:
                break
            if chunk.name == b'fmt ':
                self._read_format(chunk)
                self._format_read = True
            elif chunk.name == b'data':
                if not self._format_read:
                    raise Error('data chunk before fmt chunk')
                self._data = chunk
                self._nframes = chunk.size // self._framesize
                break
            chunk.skip()
        if not self._format_read or self._data is None:
            raise Error('fmt chunk and/or data chunk missing')
        self._seek_needed = False

    def _read_format(self, chunk: _Chunk) -> None:
        try:
            kind, self._nchannels, self._framerate, _, _ = struct.unpack('<HHLLH', chunk.read(14))
        except struct.error:
            raise EOFError from None
        if kind not in (WAVE_FORMAT_PCM, WAVE_FORMAT_EXTENSIBLE):
            raise Error(f'unknown format: {kind!r}')
        try:
            bits = struct.unpack('<H', chunk.read(2))[0]
        except struct.error:
            raise EOFError from None
        if kind == WAVE_FORMAT_EXTENSIBLE:
            try:
                size = struct.unpack('<HHL', chunk.read(8))
                subtype = chunk.read(16)
            except struct.error:
                raise EOFError from None
            if len(size) < 3 or len(subtype) < 16:
                raise EOFError
            if subtype != KSDATAFORMAT_SUBTYPE_PCM:
                raise Error(f'unknown extended format: {subtype.hex()}')
        self._sampwidth = (bits + 7) // 8
        if not self._sampwidth:
            raise Error('bad sample width')
        if not self._nchannels:
            raise Error('bad # of channels')
        self._framesize = self._nchannels * self._sampwidth
        self._comptype, self._compname = 'NONE', 'not compressed'

    def __del__(self) -> None:
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.close()

    def getfp(self):
        """Return the file."""
        return self._file

    def rewind(self) -> None:
        """Go to the first frame."""
        self._seek_needed = True
        self._at_frame = 0

    def close(self) -> None:
        """Let go of the file, and close it if it was opened by name."""
        self._file = None
        opened, self._opened_here = self._opened_here, None
        if opened:
            opened.close()

    def tell(self) -> int:
        """Return the number of the next frame."""
        return self._at_frame

    def getnchannels(self) -> int:
        """Return how many channels there are."""
        return self._nchannels

    def getnframes(self) -> int:
        """Return how many frames there are."""
        return self._nframes

    def getsampwidth(self) -> int:
        """Return how many octets a sample has."""
        return self._sampwidth

    def getframerate(self) -> int:
        """Return how many frames make a second."""
        return self._framerate

    def getcomptype(self) -> str:
        """Return `NONE`: nothing is compressed."""
        return self._comptype

    def getcompname(self) -> str:
        """Return the same in words."""
        return self._compname

    def getparams(self) -> _wave_params:
        """Return all that tells of the sound."""
        return _wave_params(self.getnchannels(), self.getsampwidth(), self.getframerate(), self.getnframes(),
                            self.getcomptype(), self.getcompname())

    def getmarkers(self) -> None:
        """Return None: there are no marks."""
        _deprecate('Wave_read.getmarkers')

    def getmark(self, id) -> None:
        """Raise Error: there are no marks."""
        _deprecate('Wave_read.getmark')
        raise Error('no marks')

    def setpos(self, pos: int) -> None:
        """Go to a frame."""
        if pos < 0 or pos > self._nframes:
            raise Error('position not in range')
        self._at_frame = pos
        self._seek_needed = True

    def readframes(self, nframes: int) -> bytes:
        """Read so many frames, or as many as are left."""
        if self._seek_needed:
            self._data.seek(0)
            if self._at_frame:
                self._data.seek(self._at_frame * self._framesize)
            self._seek_needed = False
        if nframes == 0:
            return b''
        data = _swapped(self._data.read(nframes * self._framesize), self._sampwidth)
        self._at_frame += len(data) // (self._sampwidth * self._nchannels)
        return data


class Wave_write:
    """A file of sound that is written."""

    def __init__(self, f) -> None:
        self._opened_here = None
        self._file = None
        if isinstance(f, str):
            f = builtins.open(f, 'wb')
            self._opened_here = f
        try:
            self.initfp(f)
        except:
            if self._opened_here:
                f.close()
            raise

    def initfp(self, file) -> None:
        """Begin with a file."""
        self._file = file
        self._nchannels = self._sampwidth = self._framerate = 0
        self._nframes = self._frames_written = self._octets_written = self._octets_told = 0
        self._head_written = False

    def __del__(self) -> None:
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.close()

    def _must_not_have_begun(self) -> None:
        if self._octets_written:
            raise Error('cannot change parameters after starting to write')

    def setnchannels(self, nchannels: int) -> None:
        """Say how many channels there are."""
        self._must_not_have_begun()
        if nchannels < 1:
            raise Error('bad # of channels')
        self._nchannels = nchannels

    def getnchannels(self) -> int:
        """Return how many channels there are."""
        if not self._nchannels:
            raise Error('number of channels not set')
        return self._nchannels

    def setsampwidth(self, sampwidth: int) -> None:
        """Say how many octets a sample has."""
        self._must_not_have_begun()
        if sampwidth < 1 or sampwidth > 4:
            raise Error('bad sample width')
        self._sampwidth = sampwidth

    def getsampwidth(self) -> int:
        """Return how many octets a sample has."""
        if not self._sampwidth:
            raise Error('sample width not set')
        return self._sampwidth

    def setframerate(self, framerate) -> None:
        """Say how many frames make a second."""
        self._must_not_have_begun()
        if framerate <= 0:
            raise Error('bad frame rate')
        self._framerate = int(round(framerate))

    def getframerate(self) -> int:
        """Return how many frames make a second."""
        if not self._framerate:
            raise Error('frame rate not set')
        return self._framerate

    def setnframes(self, nframes: int) -> None:
        """Say how many frames there will be."""
        self._must_not_have_begun()
        self._nframes = nframes

    def getnframes(self) -> int:
        """Return how many frames were written."""
        return self._frames_written

    def setcomptype(self, comptype: str, compname: str) -> None:
        """Say that nothing is compressed."""
        self._must_not_have_begun()
        if comptype not in ('NONE',):
            raise Error('unsupported compression type')
        self._comptype, self._compname = comptype, compname

    def getcomptype(self) -> str:
        """Return what was said of compression."""
        return self._comptype

    def getcompname(self) -> str:
        """Return the same in words."""
        return self._compname

    def setparams(self, params) -> None:
        """Say all at once."""
        nchannels, sampwidth, framerate, nframes, comptype, compname = params
        self._must_not_have_begun()
        self.setnchannels(nchannels)
        self.setsampwidth(sampwidth)
        self.setframerate(framerate)
        self.setnframes(nframes)
        self.setcomptype(comptype, compname)

    def getparams(self) -> _wave_params:
        """Return all that was said."""
        if not self._nchannels or not self._sampwidth or not self._framerate:
            raise Error('not all parameters set')
        return _wave_params(self._nchannels, self._sampwidth, self._framerate, self._nframes, self._comptype,
                            self._compname)

    def setmark(self, id, pos, name) -> None:
        """Raise Error: there are no marks."""
        _deprecate('Wave_write.setmark')
        raise Error('setmark() not supported')

    def getmark(self, id) -> None:
        """Raise Error: there are no marks."""
        _deprecate('Wave_write.getmark')
        raise Error('no marks')

    def getmarkers(self) -> None:
        """Return None: there are no marks."""
        _deprecate('Wave_write.getmarkers')

    def tell(self) -> int:
        """Return how many frames were written."""
        return self._frames_written

    def writeframesraw(self, data) -> None:
        """Write frames, and leave the head as it is."""
        if not isinstance(data, (bytes, bytearray)):
            data = memoryview(data).cast('B')
        self._begin(len(data))
        frames = len(data) // (self._sampwidth * self._nchannels)
        data = _swapped(data, self._sampwidth)
        self._file.write(data)
        self._octets_written += len(data)
        self._frames_written += frames

    def writeframes(self, data) -> None:
        """Write frames, and tell their number in the head."""
        self.writeframesraw(data)
        if self._octets_told != self._octets_written:
            self._mend_head()

    def close(self) -> None:
        """Finish, and close the file if it was opened by name."""
        try:
            if self._file:
                self._begin(0)
                if self._octets_told != self._octets_written:
                    self._mend_head()
                self._file.flush()
        finally:
            self._file = None
            opened, self._opened_here = self._opened_here, None
            if opened:
                opened.close()

    def _begin(self, size: int) -> None:
        if self._head_written:
            return
        if not self._nchannels:
            raise Error('# channels not specified')
        if not self._sampwidth:
            raise Error('sample width not specified')
        if not self._framerate:
            raise Error('sampling rate not specified')
        width = self._nchannels * self._sampwidth
        self._file.write(b'RIFF')
        if not self._nframes:
            self._nframes = size // width
        self._octets_told = self._nframes * width
        try:
            self._riff_at = self._file.tell()
        except (AttributeError, OSError):
            self._riff_at = None
        self._file.write(struct.pack(
            '<L4s4sLHHLLHH4s', 36 + self._octets_told, b'WAVE', b'fmt ', 16, WAVE_FORMAT_PCM, self._nchannels,
            self._framerate, width * self._framerate, width, self._sampwidth * 8, b'data'))
        if self._riff_at is not None:
            self._length_at = self._file.tell()
        self._file.write(struct.pack('<L', self._octets_told))
        self._head_written = True

    def _mend_head(self) -> None:
        end = self._file.tell()
        self._file.seek(self._riff_at, 0)
        self._file.write(struct.pack('<L', 36 + self._octets_written))
        self._file.seek(self._length_at, 0)
        self._file.write(struct.pack('<L', self._octets_written))
        self._file.seek(end, 0)
        self._octets_told = self._octets_written


def open(f, mode: str | None = None):
    """Open a file of sound to read (`r`, `rb`) or to write (`w`, `wb`)."""
    if mode is None:
        mode = getattr(f, 'mode', 'rb')
    if mode in ('r', 'rb'):
        return Wave_read(f)
    if mode in ('w', 'wb'):
        return Wave_write(f)
    raise Error("mode must be 'r', 'rb', 'w', or 'wb'")
