"""What is compressed at any level and in any format is decompressed again."""
import zlib

data = b'hello hello hello ' * 50 + bytes(range(256))
for level in range(-1, 10):
    print(level, zlib.decompress(zlib.compress(data, level)) == data, len(zlib.compress(data, level)) < len(data) or level == 0)
for wbits in (9, 12, 15, -9, -15, 25, 31):
    packed = zlib.compress(data, wbits=wbits)
    print(wbits, zlib.decompress(packed, wbits=wbits) == data, zlib.decompress(packed, wbits=47) == data if wbits > 0 else '')
print(zlib.compress(b'', 0), zlib.decompress(zlib.compress(b'')), zlib.compress(b'abc', 0))
