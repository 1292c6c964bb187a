"""The package compression has the modules of compression under their names."""
import bz2
import gzip
import lzma
import zlib

import compression.bz2
import compression.gzip
import compression.lzma
import compression.zlib

for own, known in ((compression.bz2, bz2), (compression.gzip, gzip), (compression.lzma, lzma), (compression.zlib, zlib)):
    data = own.compress(b'data' * 20)
    print(own.__name__, known.decompress(data) == b'data' * 20, own.compress is known.compress)
