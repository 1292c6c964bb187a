"""Data is compressed and decompressed at once and bit by bit, and what follows a stream is kept."""

import bz2

data = bytes(range(256)) * 400
packed = bz2.compress(data, 5)
print(packed[:4], len(packed) < len(data), bz2.decompress(packed) == data, bz2.decompress(b''))
print(bz2.decompress(packed + packed) == data * 2, bz2.decompress(packed + b'rest') == data)
compressor = bz2.BZ2Compressor()
parts = [compressor.compress(data[place:place + 1000]) for place in range(0, len(data), 1000)]
print(b''.join(parts) + compressor.flush() == bz2.compress(data))
decompressor = bz2.BZ2Decompressor()
print(len(decompressor.decompress(packed, 1000)), decompressor.needs_input, decompressor.eof)
rest = b''
while not decompressor.eof:
    rest += decompressor.decompress(b'', 50000)
print(len(rest), decompressor.unused_data, decompressor.needs_input)
calls = [
    lambda: decompressor.decompress(b''), lambda: compressor.compress(b'x'), lambda: compressor.flush(),
    lambda: bz2.decompress(b'no stream'), lambda: bz2.decompress(packed[:-5]), lambda: bz2.BZ2Compressor(0),
    lambda: bz2.compress('text'),
]
for call in calls:
    try:
        call()
    except (EOFError, ValueError, OSError, TypeError) as error:
        print(type(error).__name__, error)
