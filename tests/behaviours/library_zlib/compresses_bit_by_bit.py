"""A compression object takes data in parts and can be flushed in between."""
import zlib

compressor = zlib.compressobj()
parts = [compressor.compress(b'abc' * 100), compressor.flush(zlib.Z_SYNC_FLUSH)]
print(parts[1].endswith(b'\0\0\xff\xff'), zlib.decompressobj().decompress(b''.join(parts)) == b'abc' * 100)
parts += [compressor.compress(b'more'), compressor.flush(zlib.Z_FULL_FLUSH), compressor.flush()]
print(zlib.decompress(b''.join(parts)) == b'abc' * 100 + b'more')
print(compressor.flush(zlib.Z_NO_FLUSH))
for function in (lambda: compressor.compress(b'a'), compressor.flush, compressor.copy):
    try:
        function()
    except (zlib.error, ValueError) as error:
        print(type(error).__name__, error)
