"""Octets written in 16, 32, 64 or 85 characters (RFC 4648, Ascii85, and the base 85 of Git and ZeroMQ)."""

import binascii
import struct

__all__ = [
    'encode', 'decode', 'encodebytes', 'decodebytes',
    'b64encode', 'b64decode', 'b32encode', 'b32decode',
    'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode',
    'b85encode', 'b85decode', 'a85encode', 'a85decode', 'z85encode', 'z85decode',
    'standard_b64encode', 'standard_b64decode',
    'urlsafe_b64encode', 'urlsafe_b64decode',
]

bytes_types = (bytes, bytearray)

MAXLINESIZE = 76
MAXBINSIZE = (MAXLINESIZE // 4) * 3


def _octets(data) -> bytes:
    """The octets of an argument to be encoded."""
    return data if isinstance(data, bytes) else memoryview(data).tobytes()


def _decodable(data):
    """The octets of an argument to be decoded, which may be text in ASCII."""
    if isinstance(data, str):
        try:
            return data.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if isinstance(data, bytes_types):
        return data
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(
            'argument should be a bytes-like object or ASCII '
            f'string, not {data.__class__.__name__!r}'
        ) from None


# Base 64

_URL_SAFE_ENCODE = bytes.maketrans(b'+/', b'-_')
_URL_SAFE_DECODE = bytes.maketrans(b'-_', b'+/')


def b64encode(s, altchars=None) -> bytes:
    """Encode octets in base 64; `altchars` are two characters to be used instead of + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    assert len(altchars) == 2, repr(altchars)
    return encoded.translate(bytes.maketrans(b'+/', altchars))


def b64decode(s, altchars=None, validate: bool = False) -> bytes:
    """Decode base 64; other characters are an error if `validate` is true, and skipped otherwise."""
    s = _decodable(s)
    if altchars is not None:
        altchars = _decodable(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s) -> bytes:
    """Encode octets with the usual alphabet of base 64."""
    return b64encode(s)


def standard_b64decode(s) -> bytes:
    """Decode base 64 in the usual alphabet."""
    return b64decode(s)


def urlsafe_b64encode(s) -> bytes:
    """Encode octets in base 64 with - and _ instead of + and /."""
    return b64encode(s).translate(_URL_SAFE_ENCODE)


def urlsafe_b64decode(s) -> bytes:
    """Decode base 64 with - and _ instead of + and /."""
    return b64decode(_decodable(s).translate(_URL_SAFE_DECODE))


# Base 32

_BASE_32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_BASE_32_HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'

# How many characters of the last eight stand for so many octets of the last five.
_LAST_32 = {1: 2, 2: 4, 3: 5, 4: 7}


def _encode_32(alphabet: bytes, data) -> bytes:
    data = _octets(data)
    left = len(data) % 5
    padded = data + bytes(5 - left) if left else data
    encoded = bytearray()
    for start in range(0, len(padded), 5):
        group = int.from_bytes(padded[start:start + 5])
        encoded += bytes(alphabet[group >> shift & 31] for shift in range(35, -1, -5))
    if left:
        count = _LAST_32[left]
        encoded[count - 8:] = b'=' * (8 - count)
    return bytes(encoded)


def _decode_32(alphabet: bytes, data, casefold: bool, map01) -> bytes:
    data = _decodable(data)
    if len(data) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _decodable(map01)
        assert len(map01) == 1, repr(map01)
        data = data.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        data = data.upper()
    values = {digit: value for value, digit in enumerate(alphabet)}
    length = len(data)
    data = data.rstrip(b'=')
    padding = length - len(data)
    decoded = bytearray()
    group = 0
    for start in range(0, len(data), 8):
        part = data[start:start + 8]
        group = 0
        try:
            for digit in part:
                group = group << 5 | values[digit]
        except KeyError:
            raise binascii.Error('Non-base32 digit found') from None
        decoded += (group << 5 * (8 - len(part))).to_bytes(5)
    if length % 8 or padding not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    if padding and decoded:
        del decoded[-((5 * padding + 7) // 8):]
    return bytes(decoded)


def b32encode(s) -> bytes:
    """Encode octets in base 32."""
    return _encode_32(_BASE_32, s)


def b32decode(s, casefold: bool = False, map01=None) -> bytes:
    """Decode base 32. `map01` is the letter that the digit 1 stands for; 0 then stands for O."""
    return _decode_32(_BASE_32, s, casefold, map01)


def b32hexencode(s) -> bytes:
    """Encode octets in base 32 with the alphabet that extends hexadecimal digits."""
    return _encode_32(_BASE_32_HEX, s)


def b32hexdecode(s, casefold: bool = False) -> bytes:
    """Decode base 32 in the alphabet that extends hexadecimal digits."""
    return _decode_32(_BASE_32_HEX, s, casefold, None)


# Base 16

def b16encode(s) -> bytes:
    """Encode octets in base 16, with capital letters."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold: bool = False) -> bytes:
    """Decode base 16; small letters are an error unless `casefold` is true."""
    s = _decodable(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


# Base 85

_ASCII_85 = bytes(range(33, 118))
_BASE_85 = (
    b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    b'abcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
)
_Z85 = (
    b'0123456789abcdefghijklmnopqrstuvwxyz'
    b'ABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#'
)
_POWERS_85 = (85 ** 4, 85 ** 3, 85 ** 2, 85, 1)


def _encode_85(data, alphabet: bytes, pad: bool, shortcuts: dict[int, bytes]) -> bytes:
    """Encode words of four octets; `shortcuts` are what single characters stand for."""
    data = _octets(data)
    missing = -len(data) % 4
    padded = data + bytes(missing)
    groups = []
    for (word,) in struct.iter_unpack('>I', padded):
        groups.append(
            shortcuts.get(word)
            or bytes(alphabet[word // power % 85] for power in _POWERS_85)
        )
    if missing and not pad:
        # What a shortcut stands for cannot be cut off.
        if len(groups[-1]) == 1:
            groups[-1] = alphabet[:1] * 5
        groups[-1] = groups[-1][:-missing]
    return b''.join(groups)


_START = b'<~'
_END = b'~>'


def a85encode(
    b, *, foldspaces: bool = False, wrapcol: int = 0, pad: bool = False, adobe: bool = False,
) -> bytes:
    """Encode octets in Ascii85: with `y` for four spaces, in lines of a width, padded, or between <~ and ~>."""
    shortcuts = {0: b'z'}
    if foldspaces:
        shortcuts[0x20202020] = b'y'
    encoded = _encode_85(b, _ASCII_85, pad, shortcuts)
    if adobe:
        encoded = _START + encoded
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [encoded[start:start + wrapcol] for start in range(0, len(encoded), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        encoded = b'\n'.join(lines)
    return encoded + _END if adobe else encoded


def a85decode(
    b, *, foldspaces: bool = False, adobe: bool = False, ignorechars=b' \t\n\r\v',
) -> bytes:
    """Decode Ascii85; `ignorechars` are skipped."""
    b = _decodable(b)
    if adobe:
        if not b.endswith(_END):
            raise ValueError(f'Ascii85 encoded byte sequences must end with {_END!r}')
        b = b[2 if b.startswith(_START) else 0:-2]
    decoded = []
    group = []
    for character in b + b'u' * 4:
        if 33 <= character <= 117:
            group.append(character - 33)
            if len(group) == 5:
                word = 0
                for digit in group:
                    word = word * 85 + digit
                if word > 0xFFFFFFFF:
                    raise ValueError('Ascii85 overflow')
                decoded.append(word.to_bytes(4))
                group.clear()
        elif character == 122:
            if group:
                raise ValueError('z inside Ascii85 5-tuple')
            decoded.append(bytes(4))
        elif foldspaces and character == 121:
            if group:
                raise ValueError('y inside Ascii85 5-tuple')
            decoded.append(b'    ')
        elif character not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % character)
    result = b''.join(decoded)
    padding = 4 - len(group)
    return result[:-padding] if padding else result


def b85encode(b, pad: bool = False) -> bytes:
    """Encode octets in the base 85 of Git; with `pad`, as if they were a multiple of four."""
    return _encode_85(b, _BASE_85, pad, {})


def _decode_85(data, alphabet: bytes, name: str) -> bytes:
    data = _decodable(data)
    values = {digit: value for value, digit in enumerate(alphabet)}
    padding = -len(data) % 5
    padded = bytes(data) + alphabet[-1:] * padding
    decoded = []
    for start in range(0, len(padded), 5):
        word = 0
        for place in range(start, start + 5):
            value = values.get(padded[place])
            if value is None:
                raise ValueError(f'bad {name} character at position {place}')
            word = word * 85 + value
        if word > 0xFFFFFFFF:
            raise ValueError(f'{name} overflow in hunk starting at byte {start}')
        decoded.append(word.to_bytes(4))
    result = b''.join(decoded)
    return result[:-padding] if padding else result


def b85decode(b) -> bytes:
    """Decode the base 85 of Git."""
    return _decode_85(b, _BASE_85, 'base85')


def z85encode(s) -> bytes:
    """Encode octets in the base 85 of ZeroMQ."""
    return _encode_85(s, _Z85, False, {})


def z85decode(s) -> bytes:
    """Decode the base 85 of ZeroMQ."""
    return _decode_85(s, _Z85, 'z85')


# Files and lines

def encode(input, output) -> None:
    """Encode a binary file in lines of base 64."""
    while data := input.read(MAXBINSIZE):
        while len(data) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(data))):
            data += more
        output.write(binascii.b2a_base64(data))


def decode(input, output) -> None:
    """Decode a file of lines of base 64."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _check_octets(data) -> None:
    try:
        view = memoryview(data)
    except TypeError as error:
        raise TypeError(f'expected bytes-like object, not {data.__class__.__name__}') from error
    if view.format not in ('c', 'b', 'B'):
        raise TypeError(
            f'expected single byte elements, not {view.format!r} from {data.__class__.__name__}'
        )
    if view.ndim != 1:
        raise TypeError(
            f'expected 1-D data, not {view.ndim}-D data from {data.__class__.__name__}'
        )


def encodebytes(s) -> bytes:
    """Encode octets in lines of base 64."""
    _check_octets(s)
    return b''.join(
        binascii.b2a_base64(s[start:start + MAXBINSIZE])
        for start in range(0, len(s), MAXBINSIZE)
    )


def decodebytes(s) -> bytes:
    """Decode lines of base 64."""
    _check_octets(s)
    return binascii.a2b_base64(s)


_USAGE = """usage: {} [-h|-d|-e|-u] [file|-]
        -h: print this help message and exit
        -d, -u: decode
        -e: encode (default)"""


def main() -> None:
    """Run the command `python -m base64`."""
    import getopt
    import sys
    usage = _USAGE.format(sys.argv[0])
    try:
        options, files = getopt.getopt(sys.argv[1:], 'hdeu')
    except getopt.error as error:
        sys.stdout = sys.stderr
        print(error)
        print(usage)
        sys.exit(2)
    function = encode
    for option, _ in options:
        if option == '-h':
            print(usage)
            return
        function = encode if option == '-e' else decode
    output = sys.stdout.buffer
    if files and files[0] != '-':
        with open(files[0], 'rb') as file:
            function(file, output)
    elif sys.stdin.isatty():
        import io
        function(io.BytesIO(sys.stdin.buffer.read()), output)
    else:
        function(sys.stdin.buffer, output)


if __name__ == '__main__':
    main()
