"""A decompressor can be copied at any place, before it has given anything too."""
import copy
import zlib

for length in (100, 40000):
    data = bytes(number * number % 251 for number in range(length))
    for window in (15, -15, 31):
        compressor = zlib.compressobj(wbits=window)
        packed = compressor.compress(data) + compressor.flush()
        results = []
        for place in (0, 1, 2, 5, 12, 32, len(packed) - 9, len(packed) - 3):
            first = zlib.decompressobj(wbits=window)
            begin = first.decompress(packed[:place])
            second = copy.copy(first)
            ends = [each.decompress(packed[place:]) + each.flush() for each in (first, second)]
            results.append([begin + end == data for end in ends] + [first.eof, second.eof])
        print(length, window, results == [[True] * 4] * 8)
compressor = zlib.compressobj(zdict=b'some words')
packed = compressor.compress(b'some words, some words') + compressor.flush()
first = zlib.decompressobj(zdict=b'some words')
begin = first.decompress(packed[:6])
print(begin, first.copy().decompress(packed[6:]))
