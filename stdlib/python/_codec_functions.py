"""The functions of `codecs` that encode and decode in one encoding each, and the mappings of `charmap`."""

from _codecs import _decode, _encode, lookup_error

_SIMPLE = ('ascii', 'latin_1')
_IN_PARTS = ('utf_8', 'utf_16', 'utf_16_le', 'utf_16_be', 'utf_32', 'utf_32_le', 'utf_32_be')
_ESCAPES = ('unicode_escape', 'raw_unicode_escape')


def _functions_of(encoding: str, final: bool) -> tuple:
    name = encoding.replace('_', '-')

    def encode(str, errors=None, /):
        return _encode(str, name, errors or 'strict')

    if encoding in _SIMPLE:
        def decode(data, errors=None, /):
            return _decode(data, name, errors or 'strict', True)
    else:
        def decode(data, errors=None, final=final, /):
            return _decode(data, name, errors or 'strict', bool(final))

    encode.__name__ = encode.__qualname__ = f'{encoding}_encode'
    decode.__name__ = decode.__qualname__ = f'{encoding}_decode'
    return encode, decode


ascii_encode, ascii_decode = _functions_of('ascii', True)
latin_1_encode, latin_1_decode = _functions_of('latin_1', True)
utf_8_encode, utf_8_decode = _functions_of('utf_8', False)
utf_16_le_encode, utf_16_le_decode = _functions_of('utf_16_le', False)
utf_16_be_encode, utf_16_be_decode = _functions_of('utf_16_be', False)
_marked_16_encode, utf_16_decode = _functions_of('utf_16', False)
utf_32_le_encode, utf_32_le_decode = _functions_of('utf_32_le', False)
utf_32_be_encode, utf_32_be_decode = _functions_of('utf_32_be', False)
_marked_32_encode, utf_32_decode = _functions_of('utf_32', False)
unicode_escape_encode, unicode_escape_decode = _functions_of('unicode_escape', True)
raw_unicode_escape_encode, raw_unicode_escape_decode = _functions_of('raw_unicode_escape', True)


def utf_16_encode(str, errors=None, byteorder=0, /):
    """Encode with a mark of the order (0), the lower octet first (-1) or last (1)."""
    return (_marked_16_encode, utf_16_be_encode, utf_16_le_encode)[(byteorder > 0) - (byteorder < 0)](str, errors)


def utf_32_encode(str, errors=None, byteorder=0, /):
    """Encode with a mark of the order (0), the lowest octet first (-1) or last (1)."""
    return (_marked_32_encode, utf_32_be_encode, utf_32_le_encode)[(byteorder > 0) - (byteorder < 0)](str, errors)


def _decode_with_order(data, errors, byteorder, final, little, big, marks):
    data = bytes(data)
    skipped = 0
    if byteorder == 0:
        size = len(marks[0])
        if data[:size] in marks:
            byteorder = -1 if data[:size] == marks[0] else 1
            skipped = size
    text, used = (big if byteorder > 0 else little)(data[skipped:], errors, final)
    return text, used + skipped, byteorder


def utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /):
    """Decode, and say which order of octets a mark decided upon."""
    return _decode_with_order(data, errors, byteorder, final, utf_16_le_decode, utf_16_be_decode,
                              (b'\xff\xfe', b'\xfe\xff'))


def utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /):
    """Decode, and say which order of octets a mark decided upon."""
    return _decode_with_order(data, errors, byteorder, final, utf_32_le_decode, utf_32_be_decode,
                              (b'\xff\xfe\0\0', b'\0\0\xfe\xff'))


def readbuffer_encode(data, errors=None, /):
    """Return the octets of a text or of something bytes-like."""
    data = data.encode() if isinstance(data, str) else bytes(data)
    return data, len(data)


def charmap_build(map: str, /) -> dict:
    """Return the mapping for encoding that belongs to a text of 256 characters for decoding."""
    return {ord(character): place for place, character in enumerate(map) if character != '\ufffe'}


def make_identity_dict(rng) -> dict:
    """Return a mapping of numbers to themselves."""
    return {number: number for number in rng}


def make_encoding_map(decoding_map: dict) -> dict:
    """Return the inverse of a mapping, with None for what comes from several numbers."""
    inverse: dict = {}
    for source, target in decoding_map.items():
        inverse[target] = None if target in inverse else source
    return inverse


def _after(error, errors: str, length: int) -> tuple:
    replacement, position = lookup_error(errors)(error)
    if position < 0:
        position += length
    if not 0 <= position <= length:
        raise IndexError(f'position {position} from error handler out of bounds')
    return replacement, position


def _decoded_octet(octet: int, mapping) -> str | None:
    try:
        found = mapping[octet]
    except LookupError:
        return None
    if isinstance(found, int):
        if not 0 <= found <= 0x10ffff:
            raise TypeError('character mapping must be in range(0x110000)')
        found = chr(found)
    elif found is not None and not isinstance(found, str):
        raise TypeError('character mapping must return integer, None or str')
    return None if found == '\ufffe' else found


def charmap_decode(data, errors=None, mapping=None, /) -> tuple:
    """Decode by a text of 256 characters or a mapping of numbers to characters, numbers or None."""
    data = bytes(data)
    if mapping is None:
        return latin_1_decode(data, errors)
    parts, place = [], 0
    while place < len(data):
        found = _decoded_octet(data[place], mapping)
        if found is None:
            error = UnicodeDecodeError('charmap', data, place, place + 1, 'character maps to <undefined>')
            found, place = _after(error, errors or 'strict', len(data))
        else:
            place += 1
        parts.append(found)
    return ''.join(parts), len(data)


def _encoded_character(character: str, mapping) -> bytes | None:
    try:
        found = mapping[ord(character)]
    except LookupError:
        return None
    if isinstance(found, int):
        if not 0 <= found <= 255:
            raise TypeError('character mapping must be in range(256)')
        return bytes([found])
    if found is not None and not isinstance(found, bytes):
        raise TypeError(f'character mapping must return integer, bytes or None, not {type(found).__name__}')
    return found


def charmap_encode(str, errors=None, mapping=None, /) -> tuple:
    """Encode by a mapping of code points to numbers, bytes or None."""
    if mapping is None:
        return latin_1_encode(str, errors)
    parts, place = [], 0
    while place < len(str):
        found = _encoded_character(str[place], mapping)
        if found is not None:
            parts.append(found)
            place += 1
            continue
        end = place + 1
        while end < len(str) and _encoded_character(str[end], mapping) is None:
            end += 1
        error = UnicodeEncodeError('charmap', str, place, end, 'character maps to <undefined>')
        replacement, place = _after(error, errors or 'strict', len(str))
        if isinstance(replacement, bytes):
            parts.append(replacement)
            continue
        for character in replacement:
            found = _encoded_character(character, mapping)
            if found is None:
                raise error
            parts.append(found)
    return b''.join(parts), len(str)
