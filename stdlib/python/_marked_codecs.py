"""Encodings whose text begins with a mark: it is written once, and what it says holds for all that follows."""

import sys
from _codecs import _decode, _encode
from codecs import BufferedIncrementalDecoder, CodecInfo, IncrementalEncoder, StreamReader as _StreamReader, \
    StreamWriter as _StreamWriter

_ORDER = 'le' if sys.byteorder == 'little' else 'be'

# name -> the length of its mark, and the encoding that each mark stands for
_MARKS = {
    'utf-16': (2, {b'\xff\xfe': 'utf-16-le', b'\xfe\xff': 'utf-16-be'}),
    'utf-32': (4, {b'\xff\xfe\0\0': 'utf-32-le', b'\0\0\xfe\xff': 'utf-32-be'}),
    'utf-8-sig': (3, {b'\xef\xbb\xbf': 'utf-8'}),
}


def _decode_start(name: str, data, errors: str, final: bool) -> tuple:
    # The text, the octets used, and the encoding of what follows, if that is known yet.
    length, marks = _MARKS[name]
    start = bytes(data[:length])
    if start in marks:
        following = marks[start]
        text, used = _decode(data[length:], following, errors, final)
        return text, used + length, following
    if name == 'utf-8-sig':
        if not final and any(mark.startswith(start) for mark in marks):
            return '', 0, None
        return *_decode(data, 'utf-8', errors, final), 'utf-8'
    if len(start) < length:
        return (*_decode(data, name, errors, True), None) if final else ('', 0, None)
    # Octets that are no text in any order are told first.
    _decode(data, f'{name}-{_ORDER}', errors, final)
    raise UnicodeDecodeError(name, bytes(data), 0, length, 'Stream does not start with BOM')


def marked(name: str) -> CodecInfo:
    """Return what `codecs` knows of the encoding of a name that `_codecs` has for it."""
    following = 'utf-8' if name == 'utf-8-sig' else f'{name}-{_ORDER}'
    # What the state of a codec says before the mark.
    unknown = 1 if name == 'utf-8-sig' else 2

    def encode(input, errors='strict'):
        return _encode(input, name, errors)

    def decode(input, errors='strict'):
        return _decode(input, name, errors, True)

    class Encoder(IncrementalEncoder):
        def __init__(self, errors='strict'):
            super().__init__(errors)
            self._is_begun = False

        def encode(self, input, final=False):
            current = following if self._is_begun else name
            data = _encode(input, current, self.errors)[0]
            self._is_begun = True
            return data

        def reset(self):
            super().reset()
            self._is_begun = False

        def getstate(self):
            return 0 if self._is_begun else unknown

        def setstate(self, state):
            self._is_begun = not state

    class Decoder(BufferedIncrementalDecoder):
        def __init__(self, errors='strict'):
            super().__init__(errors)
            self._following = None

        def _buffer_decode(self, input, errors, final):
            if self._following:
                return _decode(input, self._following, errors, final)
            text, used, self._following = _decode_start(name, input, errors, final)
            return text, used

        def reset(self):
            super().reset()
            self._following = None

        def getstate(self):
            octets = super().getstate()[0]
            if self._following is None:
                return octets, unknown
            return octets, int(self._following != following)

        def setstate(self, state):
            super().setstate(state)
            if state[1] == unknown:
                self._following = None
            elif state[1] == 0:
                self._following = following
            else:
                self._following = next(each for each in _MARKS[name][1].values() if each != following)

    class StreamWriter(_StreamWriter):
        _is_begun = False

        def encode(self, input, errors='strict'):
            result = _encode(input, following if self._is_begun else name, errors)
            self._is_begun = True
            return result

        def reset(self):
            super().reset()
            self._is_begun = False

    class StreamReader(_StreamReader):
        _following = None

        def decode(self, input, errors='strict'):
            if self._following:
                return _decode(input, self._following, errors, False)
            text, used, self._following = _decode_start(name, input, errors, False)
            return text, used

        def reset(self):
            super().reset()
            self._following = None

    return CodecInfo(encode, decode, StreamReader, StreamWriter, Encoder, Decoder, name)
