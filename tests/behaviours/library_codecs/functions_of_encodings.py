"""Each encoding has functions of its own that tell how much they used."""

import codecs

print(codecs.utf_8_decode(b'a\xc3'), codecs.utf_8_encode('é'), codecs.ascii_encode('a'), codecs.latin_1_decode(b'\xe9'))
print(codecs.utf_16_ex_decode(b'\xff\xfea\0b'), codecs.utf_16_ex_decode(b'a\0b'))
print(codecs.utf_16_encode('ab', 'strict', 1), codecs.utf_16_encode('ab', 'strict', -1))
print(codecs.utf_32_ex_decode(b'\0\0\xfe\xff\0\0\0a'), codecs.utf_32_be_encode('a'))
print(codecs.unicode_escape_decode(b'\\x41\\n'), codecs.raw_unicode_escape_encode('\u1234'))
print(codecs.readbuffer_encode('é'), codecs.readbuffer_encode(b'x'))
for attempt in (lambda: codecs.utf_8_decode(b'a\xc3', 'strict', True), lambda: codecs.ascii_encode('é')):
    try:
        attempt()
    except UnicodeError as error:
        print(error)
