"""Deleting a slice of a bytearray takes out what it selects, whatever the step, and keeps the rest in order."""

for start, stop, step in [
    (None, 4, None), (4, None, None), (2, 7, None), (7, 2, None), (None, None, 2), (1, None, 3), (None, None, -1),
    (8, 2, -2), (-3, None, None), (None, None, -3), (0, 0, None), (5, 6, 10), (100, 200, None), (-100, 3, None),
]:
    octets = bytearray(b"0123456789")
    numbers = list(range(48, 58))
    del octets[start:stop:step]
    del numbers[start:stop:step]
    print(start, stop, step, octets, list(octets) == numbers)

empty = bytearray()
del empty[:]
del empty[::-1]
print(empty)
long = bytearray(range(256)) * 4096
while long:
    del long[:1000]
print(long)
view = memoryview(octets := bytearray(b"abc"))
try:
    del octets[:1]
except BufferError as error:
    print(error)
