"""charmap_encode and charmap_decode take mappings of characters, and handlers for what these lack."""

import codecs

for mapping in ('abc', {0: 97, 1: 'xyz'}, {0: 0x110000}, {0: 1.5}, {}, '\ufffe' * 3):
    for errors in ('strict', 'replace', 'ignore', 'backslashreplace'):
        try:
            print(ascii(codecs.charmap_decode(b'\0\1\3', errors, mapping)))
        except (UnicodeDecodeError, TypeError) as error:
            print(error)
for mapping in ({97: 1, 98: b'xy', 63: 63}, {97: 256}, {97: 1.5}, {}):
    for errors in ('strict', 'replace', 'ignore', 'xmlcharrefreplace'):
        try:
            print(codecs.charmap_encode('abdd', errors, mapping))
        except (UnicodeEncodeError, TypeError) as error:
            print(error)
print(codecs.charmap_decode(b'\xe9'), codecs.charmap_encode('é'))
print(codecs.make_identity_dict(range(3)), codecs.make_encoding_map({1: 2, 3: 2, 4: 5}))
