"""Encodings that no table describes: UTF-7, Punycode and IDNA, and those of bytes as bytes."""

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
        error = UnicodeDecodeError('utf7', data, start, end, reason)
        replacement, position = lookup_error(errors or 'strict')(error)
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


def _threshold(place: int, bias: int) -> int:
    return min(max(36 * (place + 1) - bias, 1), 26)


def _adapted(delta: int, is_first: bool, count: int) -> int:
    delta = delta // 700 if is_first else delta // 2
    delta += delta // count
    rounds = 0
    while delta > 455:
        delta //= 35
        rounds += 36
    return rounds + 36 * delta // (delta + 38)


def punycode_encode(text: str, errors: str = 'strict') -> bytes:
    """Encode as RFC 3492 says."""
    basic = bytes(ord(character) for character in text if character < '\x80')
    result = bytearray(basic + b'-' if basic else b'')
    code, delta, bias, handled = 128, 0, 72, len(basic)
    is_first = True
    while handled < len(text):
        following = min(ord(character) for character in text if ord(character) >= code)
        delta += (following - code) * (handled + 1)
        code = following
        for character in text:
            if ord(character) < code:
                delta += 1
            elif ord(character) == code:
                rest, place = delta, 0
                while rest >= (least := _threshold(place, bias)):
                    rest, digit = divmod(rest - least, 36 - least)
                    result.append(b'abcdefghijklmnopqrstuvwxyz0123456789'[least + digit])
                    place += 1
                result.append(b'abcdefghijklmnopqrstuvwxyz0123456789'[rest])
                bias = _adapted(delta, is_first, handled + 1)
                is_first, delta = False, 0
                handled += 1
        delta += 1
        code += 1
    return bytes(result)


def punycode_decode(data, errors: str = 'strict') -> str:
    """Decode as RFC 3492 says."""
    data = bytes(data)
    at = data.rfind(b'-')
    text = list(data[:max(at, 0)].decode('ascii', errors))
    digits = data[at + 1:]
    code, place, bias, is_first = 128, 0, 72, True
    at = 0
    while at < len(digits):
        before, weight, number = place, 1, 0
        while True:
            if at == len(digits):
                if errors == 'strict':
                    raise UnicodeDecodeError('punycode', data, len(data) - 1, len(data), 'incomplete punycode string')
                return ''.join(text)
            digit = b'abcdefghijklmnopqrstuvwxyz0123456789'.find(digits[at:at + 1].lower())
            if digit < 0:
                if errors == 'strict':
                    where = len(data) - len(digits) + at
                    raise UnicodeDecodeError('punycode', data, where, where + 1,
                                             f"Invalid extended code point '{digits[at]}'")
                digit = 0
            at += 1
            place += digit * weight
            least = _threshold(number, bias)
            number += 1
            if digit < least:
                break
            weight *= 36 - least
        bias = _adapted(place - before, is_first, len(text) + 1)
        is_first = False
        steps, place = divmod(place, len(text) + 1)
        code += steps
        if code > 0x10ffff:
            if errors == 'strict':
                raise UnicodeDecodeError('punycode', data, 0, len(data), f'Invalid character U+{code:x}')
            code = ord('?')
        text.insert(place, chr(code))
        place += 1
    return ''.join(text)


def _label_to_ascii(label: str) -> bytes:
    import unicodedata
    if label.isascii():
        result = label.encode()
    else:
        prepared = unicodedata.normalize('NFKC', label.casefold())
        prepared = ''.join(character for character in prepared if character != '\xad')
        if prepared.isascii():
            result = prepared.encode()
        elif prepared.startswith('xn--'):
            raise UnicodeEncodeError('idna', label, 0, 4, 'Label starts with ACE prefix')
        else:
            result = b'xn--' + punycode_encode(prepared)
    if not 0 < len(result) < 64:
        raise UnicodeEncodeError('idna', label, 0, len(label), 'label empty' if not result else 'label too long')
    return result


def idna_encode(text: str, errors: str = 'strict') -> bytes:
    """Encode the labels of a host name as RFC 3490 says."""
    if errors != 'strict':
        raise UnicodeError(f'Unsupported error handling: {errors}')
    for dot in '\u3002\uff0e\uff61':
        text = text.replace(dot, '.')
    labels = text.split('.')
    tail = labels.pop() if len(labels) > 1 and not labels[-1] else None
    if not text:
        return b''
    result = []
    offset = 0
    for label in labels:
        try:
            result.append(_label_to_ascii(label))
        except UnicodeEncodeError as error:
            end = offset + max(error.end, error.start + 1)
            raise UnicodeEncodeError('idna', text, offset + error.start, end, error.reason) from None
        offset += len(label) + 1
    return b'.'.join(result) + (b'' if tail is None else b'.')


def idna_decode(data, errors: str = 'strict') -> str:
    """Decode the labels of a host name."""
    if errors != 'strict':
        raise UnicodeError(f'Unsupported error handling: {errors}')
    labels = bytes(data).split(b'.')
    result = []
    for label in labels:
        if label[:4].lower() == b'xn--':
            result.append(punycode_decode(label[4:]))
        else:
            result.append(label.decode('ascii'))
    return '.'.join(result)


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
