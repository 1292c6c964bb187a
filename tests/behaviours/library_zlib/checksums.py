"""Checksums go on from a value, of which 32 bits count."""
import zlib

print(zlib.crc32(b'abc'), zlib.adler32(b'abc'), zlib.crc32(b''), zlib.adler32(b''))
print(zlib.crc32(b'bc', zlib.crc32(b'a')), zlib.adler32(b'bc', zlib.adler32(b'a')))
print(zlib.crc32(b'a', -1), zlib.crc32(b'a', 1 << 40), zlib.adler32(b'a', 0), zlib.adler32(memoryview(bytearray(10))))
try:
    zlib.crc32('abc')
except TypeError as error:
    print(error)
