"""Encodings that no table describes: UTF-7, and those of bytes as bytes."""

_BASE64 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_DIRECT = frozenset(_BASE64[:62] + b'/' + b"'(),-./:? \t\r\n!\"#$%&*;<=>@[]^_`{|}") - {0x2b}


def utf_7_encode(text: str, errors=None, /) -> tuple:
    """Encode as RFC 2152 says: runs of what is not plain ASCII as base64 of UTF-16 between `+` and `-`."""
    result, run = bytearray(), ''

    def close(following: int | None) -> None:
        nonlocal run
        if run:
            from binascii import b2a_base64
            shifted = b2a_base64(run.encode('utf-16-be', 'surrogatepass'), newline=False).rstrip(b'=')
            result.extend(b'+' + shifted)
            # The end shows by itself unless what follows could belong to the run.
            if following is None or following in _BASE64 or following == 0x2d:
                result.append(0x2d)
            run = ''

    for character in text:
        code = ord(character)
        if code in _DIRECT:
            close(code)
            result.append(code)
        elif character == '+' and not run:
            result.extend(b'+-')
        else:
            run += character
    close(None)
    return bytes(result), len(text)


def utf_7_decode(data, errors=None, final=False, /) -> tuple:
    """Decode as RFC 2152 says."""
    from _codecs import lookup_error
    data = bytes(data)
    parts, place = [], 0

    def fail(start: int, end: int, reason: str) -> int:
        nonlocal data
        error = UnicodeDecodeError('utf7', data, start, end, reason)
        replacement, position = lookup_error(errors or 'strict')(error)
        # A handler may put other octets in the place of these.
        data = error.object
        if not isinstance(data, bytes):
            raise TypeError("UnicodeError 'object' attribute must be a bytes")
        parts.append(replacement)
        return position

    while place < len(data):
        octet = data[place]
        if octet >= 0x80:
            place = fail(place, place + 1, 'unexpected special character')
        elif octet != 0x2b:
            parts.append(chr(octet))
            place += 1
        else:
            end = place + 1
            while end < len(data) and data[end] in _BASE64:
                end += 1
            if end == len(data) and not final:
                return ''.join(parts), place
            if end == place + 1 and end < len(data):
                if data[end] == 0x2d:
                    parts.append('+')
                    place = end + 1
                else:
                    place = fail(place, end + 1, 'ill-formed sequence')
                continue
            bits = count = 0
            units = bytearray()
            for digit in data[place + 1:end]:
                bits, count = bits << 6 | _BASE64.index(digit), count + 6
                if count >= 16:
                    count -= 16
                    units += (bits >> count).to_bytes(2)
                    bits &= (1 << count) - 1
            is_cut = end == len(data) and units[-2:-1] >= b'\xd8' and units[-2:-1] < b'\xdc'
            parts.append((units[:-2] if is_cut else units).decode('utf-16-be', 'surrogatepass'))
            if end == len(data):
                place = fail(place, end, 'unterminated shift sequence') if is_cut or count >= 6 or bits else end
            elif count >= 6 or bits:
                reason = 'partial character in shift sequence' if count >= 6 else \
                    'non-zero padding bits in shift sequence'
                place = fail(place, end + (data[end] == 0x2d), reason)
            else:
                place = end + (data[end] == 0x2d)
    return ''.join(parts), place


def zlib_encode(data) -> bytes:
    """Compress."""
    import zlib
    return zlib.compress(data)


def zlib_decode(data) -> bytes:
    """Expand."""
    import zlib
    return zlib.decompress(data)


def quopri_encode(data) -> bytes:
    """Encode as quoted-printable."""
    from binascii import b2a_qp
    return b2a_qp(data, quotetabs=True)


def quopri_decode(data) -> bytes:
    """Decode quoted-printable."""
    from binascii import a2b_qp
    return a2b_qp(data)


def uu_encode(data) -> bytes:
    """Encode as the program uuencode does, without a name of a file."""
    from binascii import b2a_uu
    data = bytes(data)
    lines = [b2a_uu(data[at:at + 45]) for at in range(0, len(data), 45)]
    return b'begin 666 <data>\n' + b''.join(lines) + b' \nend\n'


def uu_decode(data) -> bytes:
    """Decode what uuencode wrote."""
    from binascii import a2b_uu
    lines = bytes(data).splitlines()
    while lines and not lines[0].startswith(b'begin'):
        lines.pop(0)
    if not lines:
        raise ValueError('Missing "begin" line in input data')
    result = bytearray()
    for line in lines[1:]:
        if line == b'end':
            return bytes(result)
        result += a2b_uu(line)
    raise ValueError('Truncated input data')
