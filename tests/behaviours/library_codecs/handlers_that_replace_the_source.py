"""Decoding goes on in the octets that a handler gave the exception, and ends."""

import codecs


def replace(error):
    error.object = b'\0' * 8
    return '\ufffd', error.start


codecs.register_error('replace-source', replace)
for encoding in ('utf-16', 'utf-32', 'utf-16-le'):
    print(ascii(b'\0'.decode(encoding, 'replace-source')))


def forward(error):
    return '\ufffd', error.start + 1


codecs.register_error('forward', forward)
print(ascii(b'\xd8\xd8\xd8\xd8\xd8\0\0\0'.decode('utf-16-le', 'forward')))
