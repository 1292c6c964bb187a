"""Data that is wrong or not complete is an error with zlib's number and words."""
import zlib

good = zlib.compress(b'abc')
for data, wbits in (
    (b'abc', 15), (b'', 15), (good[:-1], 15), (good[:-4] + b'1234', 15), (b'abc', 31), (good, -15), (b'\x78\x9d', 15), (good, 100),
):
    try:
        print(zlib.decompress(data, wbits))
    except zlib.error as error:
        print(error)
print(zlib.decompress(good + b'rest'))
for function in (lambda: zlib.compress(b'a', 10), lambda: zlib.compress('a'), lambda: zlib.decompress(good, bufsize=-1), lambda: zlib.compress(b'a', wbits=99)):
    try:
        function()
    except (zlib.error, TypeError, ValueError) as error:
        print(type(error).__name__, error)
