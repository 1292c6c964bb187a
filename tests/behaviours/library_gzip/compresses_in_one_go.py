"""compress() and decompress() work on whole streams, one behind the other if there are several."""
import gzip

packed = gzip.compress(b'hello ' * 20, mtime=5)
print(packed[:10], gzip.decompress(packed) == b'hello ' * 20)
print(gzip.compress(b'', 1)[:10], gzip.compress(b'', 9)[:10], gzip.compress(b'', 6)[:10])
print(gzip.decompress(packed + b'\0\0' + gzip.compress(b'more'))[-10:], gzip.decompress(b''))
for data in (b'junk', packed[:-1], packed[:5], packed[:-8] + bytes(8), packed[:-4] + bytes(4), packed + b'junk', b'\x1f\x8b\x07' + bytes(10)):
    try:
        gzip.decompress(data)
    except (OSError, EOFError) as error:
        print(type(error).__name__, error)
