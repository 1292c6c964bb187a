"""Wrong data, formats, presets and chains of filters are refused."""

import lzma

packed = lzma.compress(b'hello' * 100)
done = lzma.LZMACompressor()
done.flush()
over = lzma.LZMADecompressor()
over.decompress(packed)
calls = [
    lambda: lzma.decompress(b'bad'), lambda: lzma.decompress(b'bad' * 20), lambda: lzma.decompress(packed[:-5]),
    lambda: lzma.decompress(packed[:30] + b'xx' + packed[32:]), lambda: over.decompress(b''), lambda: done.flush(),
    lambda: done.compress(b''), lambda: lzma.LZMACompressor(preset=17), lambda: lzma.LZMACompressor(format=lzma.FORMAT_AUTO),
    lambda: lzma.LZMACompressor(format=lzma.FORMAT_RAW), lambda: lzma.LZMADecompressor(format=lzma.FORMAT_RAW),
    lambda: lzma.LZMADecompressor(format=77), lambda: lzma.LZMACompressor(format=lzma.FORMAT_ALONE, check=1),
    lambda: lzma.LZMACompressor(preset=3, filters=[{'id': lzma.FILTER_LZMA2}]), lambda: lzma.LZMACompressor(filters=[{'id': 99}]),
    lambda: lzma.LZMACompressor(filters=[{}]), lambda: lzma.LZMACompressor(filters=3), lambda: lzma.LZMACompressor(filters=[3]),
    lambda: lzma.LZMADecompressor(memlimit=10).decompress(packed), lambda: lzma.compress('text'),
]
for call in calls:
    try:
        call()
    except (lzma.LZMAError, ValueError, TypeError, EOFError) as error:
        print(type(error).__name__, error)
print(lzma.LZMAError.__mro__[1].__name__)
