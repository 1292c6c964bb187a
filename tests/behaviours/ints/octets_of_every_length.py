"""Octets of integers and integers of octets, around the lengths of machine words, and back."""

numbers = [0, 1, -1, 127, 128, -128, -129, 255, 256]
for bits in (15, 31, 61, 62, 63, 64, 65, 127, 128, 129, 191, 200):
    for near in (-1, 0, 1):
        numbers += [2 ** bits + near, -(2 ** bits) + near]

for number in numbers:
    for order in ("big", "little"):
        for length in (0, 1, 2, 7, 8, 9, 15, 16, 17, 24, 25, 26):
            for signed in (False, True):
                try:
                    octets = number.to_bytes(length, order, signed=signed)
                except OverflowError as error:
                    shown = str(error)
                else:
                    shown = octets.hex()
                    assert int.from_bytes(octets, order, signed=signed) == number
                if length in (8, 17) or number in (0, -128, 128):
                    print(number, order, length, signed, shown)

for octets in (b"", b"\x80", b"\xff" * 8, b"\x80" + bytes(7), b"\xff" * 9, b"\x80" + bytes(15), b"\x00" * 20, b"\xff" * 30):
    for order in ("big", "little"):
        print(octets.hex(), order, int.from_bytes(octets, order), int.from_bytes(octets, order, signed=True))


class Octets:
    def __init__(self, result):
        self.result = result

    def __bytes__(self):
        return self.result


class Own(bytes):
    def __bytes__(self):
        return b"own"


class Number(int):
    pass


print(int.from_bytes(Octets(b"ab")), int.from_bytes(Own(b"x")), int.from_bytes([1, 2, 3]), int.from_bytes(range(4)))
print(int.from_bytes(bytearray(b"\x01\x00")), int.from_bytes(memoryview(b"\x01\x00")[::-1]), int.from_bytes(iter(b"ab")))
print(type(Number.from_bytes(b"\x01\x02")), Number.from_bytes(b"\x01\x02"), Number(300).to_bytes(2), True.to_bytes())
for wrong in (Octets("no"), "text", 5, [256], [-1], ["a"], Octets(None)):
    try:
        print(int.from_bytes(wrong))
    except Exception as error:
        print(type(error).__name__, error)
for template, argument in ((b"<%s>", Octets(b"x")), (b"<%b>", Own(b"own")), (b"<%5s>", bytearray(b"xy")), (b"<%-5s>", b"xy"), (b"<%.1s>", memoryview(b"xy")), (b"%c", b"x"), (b"%s", Octets(5)), (b"%s", 5), (b"%c", b"xy")):
    try:
        print(template % (argument,))
    except Exception as error:
        print(type(error).__name__, error)
number = 3 ** 5000
assert int.from_bytes(number.to_bytes(1000, "little"), "little") == number
assert int.from_bytes((-number).to_bytes(1000, signed=True), signed=True) == -number
print(number.to_bytes(991).hex()[:40])
