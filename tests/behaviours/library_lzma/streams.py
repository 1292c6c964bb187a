"""Data is compressed and decompressed in the formats of xz, of its predecessor and of none."""

import lzma

data = b'some text that repeats ' * 2000
for format in (lzma.FORMAT_XZ, lzma.FORMAT_ALONE):
    packed = lzma.compress(data, format=format)
    print(packed[:6], len(packed) < 1000, lzma.decompress(packed) == data, lzma.decompress(packed, format=format) == data)
chain = [{'id': lzma.FILTER_LZMA2, 'preset': 3, 'dict_size': 65536}]
packed = lzma.compress(data, format=lzma.FORMAT_RAW, filters=chain)
print(lzma.decompress(packed, lzma.FORMAT_RAW, filters=chain) == data)
chain = [{'id': lzma.FILTER_DELTA, 'dist': 4}, {'id': lzma.FILTER_LZMA2, 'preset': 1}]
print(lzma.decompress(lzma.compress(data, filters=chain)) == data)
for check in (lzma.CHECK_NONE, lzma.CHECK_CRC32, lzma.CHECK_CRC64, lzma.CHECK_SHA256):
    decompressor = lzma.LZMADecompressor()
    before = decompressor.check
    done = decompressor.decompress(lzma.compress(data, check=check) + b'rest') == data
    print(before, decompressor.check, done, decompressor.eof, decompressor.unused_data, lzma.is_check_supported(check))
packed = lzma.compress(data)
print(lzma.decompress(packed + packed) == data * 2, lzma.decompress(packed + b'trailing') == data)
decompressor = lzma.LZMADecompressor()
made = decompressor.decompress(packed, 100)
print(len(made), decompressor.needs_input)
while not decompressor.eof:
    made += decompressor.decompress(b'', 5000)
print(made == data)
