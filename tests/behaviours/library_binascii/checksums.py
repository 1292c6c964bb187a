"""crc32 and crc_hqx go on from an earlier sum."""
import binascii
import zlib

print(binascii.crc32(b'hello world'), binascii.crc32(b' world', binascii.crc32(b'hello')), zlib.crc32(b'hello world'))
print(binascii.crc_hqx(b'hello', 0), binascii.crc_hqx(b'lo', binascii.crc_hqx(b'hel', 0)), binascii.crc_hqx(b'', 70000))
print(binascii.crc32(b'a', -1), binascii.crc32(b'a', 1 << 40), binascii.crc32(b''))
