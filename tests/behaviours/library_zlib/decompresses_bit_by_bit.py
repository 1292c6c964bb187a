"""A decompression object keeps what it could not use, and knows where the stream ends."""
import zlib

packed = zlib.compress(b'0123456789' * 20)
stream = zlib.decompressobj()
print(stream.decompress(packed + b'tail', 15), len(stream.unconsumed_tail) > 0, stream.eof, stream.unused_data)
rest = stream.decompress(stream.unconsumed_tail)
print(len(rest), stream.eof, stream.unused_data, stream.unconsumed_tail)
print(stream.decompress(b'more'), stream.unused_data)
stream = zlib.decompressobj()
print(sum(len(stream.decompress(packed[place:place + 1])) for place in range(len(packed))), stream.eof, stream.flush())
for function in (lambda: stream.decompress(b'', -1), lambda: stream.flush(0), lambda: zlib.decompressobj().decompress(b'junk'), lambda: zlib.decompressobj(99)):
    try:
        function()
    except (zlib.error, ValueError) as error:
        print(type(error).__name__, error)
