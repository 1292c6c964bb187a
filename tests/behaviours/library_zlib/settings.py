"""Settings that zlib does not know are an error."""
import zlib

for arguments in ((10,), (1, 7), (1, 8, 3), (1, 8, 15, 0), (1, 8, 15, 10), (1, 8, 15, 9, 9)):
    try:
        zlib.compressobj(*arguments)
    except ValueError as error:
        print(arguments, error)
data = b'aaaabbbb' * 30
for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED):
    for memory in (1, 8, 9):
        compressor = zlib.compressobj(6, zlib.DEFLATED, 15, memLevel=memory, strategy=strategy)
        print(strategy, memory, zlib.decompress(compressor.compress(data) + compressor.flush()) == data)
print(zlib.MAX_WBITS, zlib.DEF_BUF_SIZE, zlib.DEF_MEM_LEVEL, zlib.Z_BEST_COMPRESSION, zlib.Z_BLOCK, zlib.Z_TREES, zlib.error.__mro__[1])
