"""Sums, differences, texts and literals of integers of a few words, with carries that go on and that end."""

import random

generator = random.Random(20261128)


def numbers(bits):
    yield (1 << bits) - 1
    yield 1 << bits
    yield ((1 << bits) - 1) ^ (1 << bits // 2)
    yield generator.getrandbits(bits) | 1 << bits


seen = 0
for left_words in range(1, 14):
    for right_words in range(1, left_words + 1):
        for left in numbers(left_words * 64):
            for right in numbers(right_words * 64 - 3):
                for one, other in ((left, right), (right, left), (-left, right), (left, -right), (-right, -left)):
                    total, difference = one + other, one - other
                    assert total - other == one and difference + other == one, (one, other)
                    assert (total ^ one ^ other) & 1 == 0
                    seen = (seen * 31 + total % 1_000_003 + difference % 999_983) % (1 << 61)
print(seen)
# A borrow from a word far above, and one that ends there.
for count in range(1, 12):
    print(hex((1 << 64 * count) - 1), hex((3 << 64 * count) - (1 << 64)), (1 << 64 * count) - ((1 << 64 * count) - 1))

edges = [10**18, 10**19, 10**36, 10**37, 2**61, 2**62, 2**63, 2**64, 2**127, 2**128, 2**129, 2**192]
for edge in edges:
    for number in (edge - 1, edge, edge + 1):
        for signed in (number, -number):
            text = str(signed)
            assert int(text) == signed and repr(signed) == text and f"{signed}" == text and "%d" % signed == text
            print(text, int(text + "0") == signed * 10, format(signed, ",d"), format(signed, "45d"), signed.__str__() is text)
for text in (
    "0" * 17 + "1", "0" * 18 + "1", "0" * 35 + "7", "0" * 40 + "7", "-" + "0" * 20, "1" * 36, "1" * 37, "-" + "9" * 36, "+" + "9" * 20,
    " " + "8" * 20 + "\n", "1_" + "2" * 20, "1__" + "2" * 20, "1" * 20 + "_", "_" + "1" * 20, "1" * 18 + "x", "x" + "1" * 18,
    "1" * 10 + "/" + "1" * 10, "1" * 10 + ":" + "1" * 10, "--" + "1" * 19, "-" + "1" * 10 + "-" + "1" * 10, "١" * 20, "-", "",
    "1" * 19 + ".0", "1" * 18 + "\0",
):
    try:
        print(repr(text), int(text), int(text, 10), int(text.encode()))
    except ValueError as error:
        print(type(error).__name__, error)


class Index:
    def __index__(self):
        return -255


class Whole(int):
    def __index__(self):
        return 1


for number in (0, 1, -1, 7, 8, 255, -256, 2**61 - 1, -(2**61), 2**61, 2**62, -(2**63), 2**64, 2**130, True, False, Index(), Whole(10)):
    print(bin(number), oct(number), hex(number))
for wrong in (1.0, "1", None):
    for function in (bin, oct, hex):
        try:
            print(function(wrong))
        except TypeError as error:
            print(error)
