"""A binary document that is cut short, or claims lengths that it cannot have, is an error."""
import plistlib

octets = plistlib.dumps({'a': [1, 'text', b'data' * 20], 'b': 1.5}, fmt=plistlib.FMT_BINARY)
refused = 0
for length in range(8, len(octets)):
    try:
        plistlib.loads(octets[:length])
    except plistlib.InvalidFileException:
        refused += 1
print(refused == len(octets) - 8)
trailer = bytes(6) + bytes([1, 1]) + (1).to_bytes(8) + bytes(8)
for head in (b'\x4f\x13', b'\x5f\x13', b'\x6f\x13', b'\xaf\x13', b'\xdf\x13'):
    body = b'bplist00' + head + (2 ** 61).to_bytes(8)
    try:
        plistlib.loads(body + bytes([8]) + trailer + len(body).to_bytes(8))
    except plistlib.InvalidFileException as error:
        print(error)
