"""A decompressor that met wrong data is of no use afterwards, and says so."""
from bz2 import BZ2Decompressor

wrong = b'BZh91AY&SYY' + bytes(30)
decompressor = BZ2Decompressor()
for _ in range(3):
    try:
        decompressor.decompress(wrong)
    except (OSError, ValueError) as error:
        print(type(error).__name__, error, decompressor.needs_input, decompressor.eof)
