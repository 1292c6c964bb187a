"""A stream that was compressed with a dictionary needs the same one."""
import zlib

words = b'the quick brown fox'
for wbits in (15, -15):
    compressor = zlib.compressobj(wbits=wbits, zdict=words)
    packed = compressor.compress(b'the brown fox is quick') + compressor.flush()
    print(zlib.decompressobj(wbits=wbits, zdict=words).decompress(packed))
compressor = zlib.compressobj(zdict=words)
packed = compressor.compress(b'the quick brown fox') + compressor.flush()
for stream in (zlib.decompressobj(), zlib.decompressobj(zdict=b'other')):
    try:
        stream.decompress(packed)
    except zlib.error as error:
        print(error)
try:
    zlib.decompress(packed)
except zlib.error as error:
    print(error)
for make in (zlib.compressobj, zlib.decompressobj):
    try:
        make(zdict='text')
    except TypeError as error:
        print(error)
