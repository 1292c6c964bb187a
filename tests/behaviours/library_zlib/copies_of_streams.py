"""A copy of a stream goes on by itself from the same place."""
import copy
import zlib

compressor = zlib.compressobj()
start = compressor.compress(b'hello ' * 20)
other = compressor.copy()
third = copy.copy(compressor)
print(zlib.decompress(start + compressor.compress(b'one') + compressor.flush())[-9:])
print(zlib.decompress(start + other.compress(b'two') + other.flush())[-9:], zlib.decompress(start + third.flush())[-6:])
packed = zlib.compress(b'abcdefgh' * 10)
stream = zlib.decompressobj()
print(stream.decompress(packed[:8], 5))
other = stream.copy()
print(stream.unconsumed_tail == other.unconsumed_tail, other.eof)
for each in (stream, other):
    print(each.decompress(each.unconsumed_tail + packed[8:])[-8:], each.eof)
