"""Where `codecs` looks for encodings."""

from _codecs import _decode, _encode, _name
from codecs import BufferedIncrementalDecoder, CodecInfo, IncrementalDecoder, IncrementalEncoder, \
    StreamReader as _StreamReader, StreamWriter as _StreamWriter


def built_in(encoding: str) -> CodecInfo | None:
    """Look for an encoding that the interpreter knows."""
    name = _name(encoding)
    if name is None:
        return None
    if name in ('utf-8-sig', 'utf-16', 'utf-32'):
        from _marked_codecs import marked
        return marked(name)

    def encode(input, errors='strict'):
        return _encode(input, name, errors)

    def decode(input, errors='strict'):
        return _decode(input, name, errors, True)

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return _encode(input, name, self.errors)[0]

    class Decoder(BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            return _decode(input, name, errors, final)

    class StreamWriter(_StreamWriter):
        def encode(self, input, errors='strict'):
            return _encode(input, name, errors)

    class StreamReader(_StreamReader):
        def decode(self, input, errors='strict'):
            return _decode(input, name, errors, False)

    return CodecInfo(encode, decode, StreamReader, StreamWriter, Encoder, Decoder, name)


_OF_BYTES = {
    'hex': 'hex', 'hex_codec': 'hex', 'base64': 'base64', 'base64_codec': 'base64', 'base_64': 'base64',
    'zlib': 'zlib', 'zip': 'zlib', 'zlib_codec': 'zlib', 'bz2': 'bz2', 'bz2_codec': 'bz2', 'uu': 'uu', 'uu_codec': 'uu',
    'quopri': 'quopri', 'quopri_codec': 'quopri', 'quoted_printable': 'quopri', 'quotedprintable': 'quopri',
}


def _bytes_functions(name: str) -> tuple:
    import _codec_conversions as conversions
    if name == 'hex':
        import binascii
        return binascii.b2a_hex, binascii.a2b_hex
    if name == 'bz2':
        import bz2
        return bz2.compress, bz2.decompress
    if name == 'base64':
        import base64
        return base64.encodebytes, base64.decodebytes
    return getattr(conversions, f'{name}_encode'), getattr(conversions, f'{name}_decode')


def _info_of(name: str, encode, decode, is_text: bool) -> CodecInfo:
    # An encoding whose functions take all at once.
    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    class StreamWriter(_StreamWriter):
        def encode(self, input, errors='strict'):
            return encode(input, errors)

    class StreamReader(_StreamReader):
        charbuffertype = str if is_text else bytes

        def decode(self, input, errors='strict'):
            return decode(input, errors)

    return CodecInfo(encode, decode, StreamReader, StreamWriter, Encoder, Decoder, name, _is_text_encoding=is_text)


def of_bytes(encoding: str) -> CodecInfo | None:
    """Look for an encoding of bytes as bytes, or of text as text."""
    name = encoding.replace('-', '_')
    if name in _OF_BYTES:
        encode_all, decode_all = _bytes_functions(_OF_BYTES[name])

        def encode(input, errors='strict'):
            return encode_all(input), len(input)

        def decode(input, errors='strict'):
            return decode_all(input), len(input)
        return _info_of(_OF_BYTES[name], encode, decode, False)
    if name in ('rot13', 'rot_13'):
        turned = {}
        for first in 'aA':
            for place in range(26):
                turned[ord(first) + place] = ord(first) + (place + 13) % 26

        def turn(input, errors='strict'):
            return input.translate(turned), len(input)
        return _info_of('rot-13', turn, turn, False)
    return None


def computed(encoding: str) -> CodecInfo | None:
    """Look for an encoding of text that is computed."""
    name = encoding.replace('-', '_')
    if name in ('utf_7', 'utf7', 'u7', 'unicode_1_1_utf_7'):
        from _codec_conversions import utf_7_decode, utf_7_encode

        def decode(input, errors='strict'):
            return utf_7_decode(input, errors, True)

        class Decoder(BufferedIncrementalDecoder):
            def _buffer_decode(self, input, errors, final):
                return utf_7_decode(input, errors, final)
        info = _info_of('utf-7', utf_7_encode, decode, True)
        info.incrementaldecoder = Decoder
        info.streamreader.decode = lambda self, input, errors='strict': utf_7_decode(input, errors, False)
        return info
    if name in ('punycode', 'idna'):
        from _domain_codecs import FUNCTIONS
        encode, decode = FUNCTIONS[name]
        return _info_of(name, encode, decode, True)
    return None


_table_names: dict = {}


def by_table(encoding: str) -> CodecInfo | None:
    """Look for an encoding with an octet for each character."""
    import _charmaps
    from codecs import charmap_build, charmap_decode, charmap_encode
    if not _table_names:
        for key, (name, others, _) in _charmaps.TABLES.items():
            for each in (key, name, *others.split()):
                _table_names[each.replace('-', '_')] = key
    key = _table_names.get(encoding.replace('-', '_').replace(' ', '_'))
    if key is None:
        return None
    name, _, characters = _charmaps.TABLES[key]
    if len(characters) == 128:
        characters = ''.join(map(chr, range(128))) + characters
    octets = charmap_build(characters)

    def encode(input, errors='strict'):
        return charmap_encode(input, errors, octets)

    def decode(input, errors='strict'):
        return charmap_decode(input, errors, characters)
    return _info_of(name, encode, decode, True)


# The encodings of `_multibyte`, and what they are called besides.
_EAST_ASIAN = {
    'shift_jis': 'csshiftjis shiftjis sjis s_jis', 'cp932': '932 ms932 mskanji ms_kanji windows_31j',
    'euc_jp': 'eucjp ujis u_jis',
    'gb2312': 'chinese csiso58gb231280 euc_cn euccn eucgb2312_cn gb2312_1980 gb2312_80 iso_ir_58',
    'gbk': '936 cp936 ms936', 'gb18030': 'gb18030_2000', 'big5': 'big5_tw csbig5 x_mac_trad_chinese',
    'cp950': '950 ms950', 'euc_kr': 'euckr korean ksc5601 ks_c_5601 ks_c_5601_1987 ksx1001 ks_x_1001 x_mac_korean',
    'cp949': '949 ms949 uhc',
}
_east_asian_names: dict = {}


def _after_error(error: UnicodeError, errors: str, length: int) -> tuple:
    # What the handler puts in the place of what is wrong, and where it goes on.
    from codecs import lookup_error
    answer = lookup_error(errors)(error)
    if not isinstance(answer, tuple) or len(answer) != 2 or not isinstance(answer[1], int):
        raise TypeError(f'{_purpose(error)} error handler must return (str, int) tuple')
    replacement, place = answer
    if place < 0:
        place += length
    if not 0 <= place <= length:
        raise IndexError(f'position {answer[1]} from error handler out of bounds')
    return replacement, place


def _purpose(error: UnicodeError) -> str:
    return 'encoding' if isinstance(error, UnicodeEncodeError) else 'decoding'


def _east_asian_decode(name: str, input, errors: str, final: bool) -> tuple:
    from _multibyte import decode
    data = bytes(input)
    pieces, place = [], 0
    while True:
        text, place, can_go_on = decode(name, data, place)
        pieces.append(text)
        if place == len(data) or can_go_on and not final:
            return ''.join(pieces), place
        end, reason = (len(data), 'incomplete') if can_go_on else (place + 1, 'illegal')
        error = UnicodeDecodeError(name, data, place, end, f'{reason} multibyte sequence')
        replacement, place = _after_error(error, errors, len(data))
        pieces.append(replacement)


def _east_asian_encode(name: str, input: str, errors: str) -> tuple:
    from _multibyte import encode
    pieces, place = [], 0
    while True:
        octets, place = encode(name, input, place)
        pieces.append(octets)
        if place == len(input):
            return b''.join(pieces), len(input)
        error = UnicodeEncodeError(name, input, place, place + 1, 'illegal multibyte sequence')
        replacement, place = _after_error(error, errors, len(input))
        if isinstance(replacement, str):
            octets, end = encode(name, replacement, 0)
            if end < len(replacement):
                raise error
            replacement = octets
        pieces.append(replacement)


def east_asian(encoding: str) -> CodecInfo | None:
    """Look for an encoding of East Asian text."""
    if not _east_asian_names:
        for key, others in _EAST_ASIAN.items():
            for each in (key, *others.split()):
                _east_asian_names[each] = key
    name = _east_asian_names.get(encoding.replace('-', '_').replace(' ', '_'))
    if name is None:
        return None

    def encode(input, errors='strict'):
        return _east_asian_encode(name, input, errors)

    def decode(input, errors='strict'):
        return _east_asian_decode(name, input, errors, True)

    class Decoder(BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            return _east_asian_decode(name, input, errors, final)

    info = _info_of(name, encode, decode, True)
    info.incrementaldecoder = Decoder
    info.streamreader.decode = lambda self, input, errors='strict': _east_asian_decode(name, input, errors, False)
    return info
