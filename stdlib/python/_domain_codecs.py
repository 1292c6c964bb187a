"""The encodings of names of domains in other than English letters (RFC 3490 and RFC 3492)."""

import re
import unicodedata

_BASE, _LEAST, _MOST, _SKEW, _DAMP, _FIRST_BIAS, _FIRST_CODE = 36, 1, 26, 38, 700, 72, 128
_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789'
_PREFIX = 'xn--'
_DOTS = re.compile('[\u002e\u3002\uff0e\uff61]')


def _adapt(delta: int, is_first: bool, count: int) -> int:
    delta = delta // _DAMP if is_first else delta // 2
    delta += delta // count
    divisions = 0
    while delta > (_BASE - _LEAST) * _MOST // 2:
        delta //= _BASE - _LEAST
        divisions += _BASE
    return divisions + (_BASE * delta) // (delta + _SKEW)


def _threshold(position: int, bias: int) -> int:
    return min(max(position - bias, _LEAST), _MOST)


def _punycode_encode(text: str, errors: str = 'strict') -> tuple[bytes, int]:
    basic = ''.join(character for character in text if character.isascii())
    digits = []
    code, delta, bias, done = _FIRST_CODE, 0, _FIRST_BIAS, len(basic)
    while done < len(text):
        following = min(ord(character) for character in text if ord(character) >= code)
        delta += (following - code) * (done + 1)
        code = following
        for character in text:
            number = ord(character)
            delta += number < code
            if number == code:
                rest, position = delta, _BASE
                while rest >= (least := _threshold(position, bias)):
                    digits.append(_DIGITS[least + (rest - least) % (_BASE - least)])
                    rest = (rest - least) // (_BASE - least)
                    position += _BASE
                digits.append(_DIGITS[rest])
                bias = _adapt(delta, done == len(basic), done + 1)
                delta, done = 0, done + 1
        delta += 1
        code += 1
    encoded = (basic + '-' if basic else '') + ''.join(digits)
    return encoded.encode('ascii'), len(text)


def _wrong(octets: bytes, start: int, reason: str) -> UnicodeDecodeError:
    return UnicodeDecodeError('punycode', octets, start, start + 1, reason)


def _punycode_decode(octets, errors: str = 'strict') -> tuple[str, int]:
    if errors not in ('strict', 'replace', 'ignore'):
        raise UnicodeError(f'Unsupported error handling {errors}')
    octets = bytes(octets)
    place = octets.rfind(b'-')
    basic, extended = (octets[:place], octets[place + 1:]) if place >= 0 else (b'', octets)
    start = place + 1
    text = list(basic.decode('ascii', errors))
    code, index, bias, position = _FIRST_CODE, 0, _FIRST_BIAS, 0
    digits = extended.lower()
    while position < len(digits):
        before, weight, step = index, 1, _BASE
        while True:
            if position >= len(digits):
                if errors == 'strict':
                    raise _wrong(octets, len(octets), 'incomplete punycode string')
                return ''.join(text), len(octets)
            digit = _DIGITS.find(chr(digits[position]))
            if digit < 0:
                if errors == 'strict':
                    raise _wrong(octets, start + position, f"Invalid extended code point '{extended[position]}'")
                return ''.join(text), len(octets)
            position += 1
            index += digit * weight
            least = _threshold(step, bias)
            if digit < least:
                break
            weight *= _BASE - least
            step += _BASE
        bias = _adapt(index - before, before == 0, len(text) + 1)
        code += index // (len(text) + 1)
        index %= len(text) + 1
        if code > 0x10ffff:
            if errors == 'strict':
                raise _wrong(octets, start + position - 1, f'Invalid character U+{code:x}')
            code = ord('?')
        text.insert(index, chr(code))
        index += 1
    return ''.join(text), len(octets)


def _prepare(label: str) -> str:
    # The profile of RFC 3491, as far as the database of characters tells it.
    kept = [character for character in label if unicodedata.category(character) != 'Cf' and character != '\u034f']
    folded = unicodedata.normalize('NFKC', ''.join(kept).casefold())
    for character in folded:
        if unicodedata.category(character) in ('Cc', 'Co', 'Cs', 'Zs', 'Zl', 'Zp') and not character.isascii():
            raise UnicodeError(f'Invalid character {character!r}')
    if any(unicodedata.bidirectional(character) in ('R', 'AL') for character in folded):
        if any(unicodedata.bidirectional(character) == 'L' for character in folded):
            raise UnicodeError('Violation of BIDI requirement 2')
        if any(unicodedata.bidirectional(folded[place]) not in ('R', 'AL') for place in (0, -1)):
            raise UnicodeError('Violation of BIDI requirement 3')
    return folded


def _to_ascii(label: str) -> bytes:
    if not label.isascii():
        label = _prepare(label)
    if label.isascii():
        octets = label.encode('ascii')
    elif label.startswith(_PREFIX):
        raise UnicodeError('Label starts with ACE prefix')
    else:
        octets = _PREFIX.encode() + _punycode_encode(label)[0]
    if not octets:
        raise UnicodeError('label empty')
    if len(octets) > 63:
        raise UnicodeError('label too long')
    return octets


def _to_text(label: str) -> str:
    if not label.lower().startswith(_PREFIX):
        return label
    text = _punycode_decode(label[len(_PREFIX):].encode('ascii'))[0]
    if _to_ascii(text).decode('ascii') != label.lower():
        raise UnicodeError('IDNA does not round-trip')
    return text


def _idna_encode(text: str, errors: str = 'strict') -> tuple[bytes, int]:
    if errors != 'strict':
        raise UnicodeError(f'Unsupported error handling: {errors}')
    if not text:
        return b'', 0
    labels = text.split('.') if text.isascii() else _DOTS.split(text)
    last = labels.pop() if not labels[-1] else None
    place, encoded = 0, []
    for label in labels:
        try:
            encoded.append(_to_ascii(label))
        except UnicodeEncodeError:
            raise
        except UnicodeError as error:
            raise UnicodeEncodeError('idna', text, place, place + max(len(label), 1), str(error)) from error
        place += len(label) + 1
    return b'.'.join(encoded) + (b'.' if last is not None else b''), len(text)


def _idna_decode(octets, errors: str = 'strict') -> tuple[str, int]:
    if errors != 'strict':
        raise UnicodeError(f'Unsupported error handling: {errors}')
    octets = bytes(octets)
    text = octets.decode('ascii')
    if _PREFIX not in text.lower():
        return text, len(octets)
    place, labels = 0, []
    for label in text.split('.'):
        try:
            labels.append(_to_text(label))
        except UnicodeDecodeError as error:
            start = place + len(_PREFIX) + error.start
            raise UnicodeDecodeError('idna', octets, start, start + 1, error.reason) from error
        except UnicodeError as error:
            raise UnicodeDecodeError('idna', octets, place, place + 1, str(error)) from error
        place += len(label) + 1
    return '.'.join(labels), len(octets)


FUNCTIONS = {
    'punycode': (_punycode_encode, _punycode_decode),
    'idna': (_idna_encode, _idna_decode),
}
