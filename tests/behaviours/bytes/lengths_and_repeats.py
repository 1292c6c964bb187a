"""What octets answer at once, and what their subclasses answer instead: length, truth, copies, repeats."""


class Longer(bytearray):
    def __len__(self):
        return 7


class Converted(bytearray):
    def __bytes__(self):
        return b"converted"


class Own(bytes):
    pass


def look(value):
    return len(value), bool(value), not value, bytes(value), "yes" if value else "no"


for value in (bytearray(), bytearray(b"abc"), Longer(), Longer(b"ab"), Converted(b"x"), Own(b"own"), b"", b"ab"):
    print(type(value).__name__, look(value))

print(type(bytes(Own(b"own"))).__name__, type(Own(bytearray(b"x"))).__name__, Own(bytearray(b"x")))

array = bytearray(b"first")
copy = bytes(array)
array[:] = b"second"
print(copy, bytes(array), len(array))
while array:
    array.pop()
print(array, len(array))

for octets in (b"", b"x", b"ab", b"abc", Own(b"ab")):
    for count in (-1, 0, 1, 2, 3, 5, 8, True):
        print(octets * count, count * octets, end=" ")
    print()
print(len(b"abc" * 21_845), len(b"abc" * 21_846), (b"abc" * 21_845)[-4:], (b"ab" * 100_001)[-3:])
for wrong in (1.5, "2", None, b"x"):
    try:
        print(b"x" * wrong)
    except TypeError as error:
        print(error)
try:
    b"xy" * (1 << 62)
except (OverflowError, MemoryError) as error:
    print(type(error).__name__)
try:
    len(3)
except TypeError as error:
    print(error)


def repeated(count, octets):
    return count * octets


for count in (-1, 0, 1, 3, True):
    print(repeated(count, b"xy"), repeated(count, b""), len(repeated(count, bytes(70_000))))
for count in (1 << 62, 1 << 70):
    try:
        repeated(count, b"xy")
    except (OverflowError, MemoryError) as error:
        print(type(error).__name__, error)
