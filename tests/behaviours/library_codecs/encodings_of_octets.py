"""Some encodings turn octets into octets, or text into text."""

import codecs

for encoding in ('hex', 'base64', 'uu', 'quopri', 'zlib'):
    for data in (b'', b'hello world\n', bytes(range(50))):
        encoded = codecs.encode(data, encoding)
        print(encoding, encoded if encoding != 'zlib' else type(encoded), codecs.decode(encoded, encoding) == data)
print(codecs.encode('Hello', 'rot13'), codecs.decode('Uryyb', 'rot_13'))
for attempt in (lambda: codecs.decode(b'x', 'uu'), lambda: codecs.encode('x', 'hex'), lambda: 'x'.encode('hex')):
    try:
        print(attempt())
    except (ValueError, TypeError, LookupError) as error:
        print(type(error).__name__, error)
