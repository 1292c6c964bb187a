"""Blocks of bzip2 that are sorted beside the thread, in pieces of any size."""

import bz2
import hashlib
import random
import threading


def digest(octets):
    return len(octets), hashlib.sha256(octets).hexdigest()[:16]


random.seed(3)
noise = random.randbytes(700_000)
runs = b"".join(bytes([n % 7]) * (n % 300) for n in range(8_000))
data = noise + runs + b"ab" * 300_000

for level in (1, 5, 9):
    print(level, digest(bz2.compress(data, level)))
    print(bz2.decompress(bz2.compress(data, level)) == data)


def in_pieces(octets, size, level):
    compressor = bz2.BZ2Compressor(level)
    parts = [compressor.compress(octets[at:at + size]) for at in range(0, len(octets), size)]
    return [n for n, part in enumerate(parts) if part], b"".join(parts) + compressor.flush()


for size, level in ((50_000, 9), (250_000, 2), (999, 1), (2_000_000, 3)):
    places, made = in_pieces(data, size, level)
    print(size, level, places, digest(made))

# A stream without anything, and one that ends with a whole block.
print(digest(bz2.compress(b"")), digest(bz2.compress(noise[:99_981], 1)))

compressor = bz2.BZ2Compressor()
compressor.compress(noise)
print(digest(compressor.flush()))
for call in (compressor.flush, lambda: compressor.compress(b"a")):
    try:
        call()
    except ValueError as error:
        print(error)

# Several at a time.
results = {}
threads = [
    threading.Thread(target=lambda n=n: results.update({n: bz2.compress(data[n:], 9)}))
    for n in range(3)
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([bz2.decompress(results[n]) == data[n:] for n in range(3)])
