"""What is longer than a piece that is searched, read or thinned out at a time."""

import array

MEGABYTE = 1 << 20

for kind in (str, bytes):
    text = "a" * MEGABYTE + "xyz" + "a" * MEGABYTE + "xyz" + "a" * 10
    wanted = ["xyz", "ax", "za", "yzaaa", "zz", "a" * MEGABYTE, "z" + "a" * MEGABYTE + "x", "q" * (2 * MEGABYTE)]
    for cut in range(4):
        part = text[cut:]
        if kind is bytes:
            part = part.encode()
        for needle in wanted:
            needle = needle if kind is str else needle.encode()
            print(part.find(needle), part.rfind(needle), needle in part, end="; ")
        print(part.partition(part[-13:-10])[0].__len__(), part.rpartition(part[-13:-10])[0].__len__())

# Characters of several octets over the border of a piece.
for character in "\u00e9\u20ac\U0001f40d":
    for before in range(4):
        text = "b" * before + character * (MEGABYTE // 2)
        back = text[::-1]
        print(len(back), back[0] == character, back[-1 - before:] == character + "b" * before, text == back[::-1])
        print((text.encode() + b"\xff").decode(errors="replace")[-2:] == character + "\ufffd")

for make in (bytearray, lambda octets: array.array("H", octets)):
    octets = bytes(range(250)) * 6_000
    for part in (slice(None, None, 2), slice(3, -5, 3), slice(None, None, -7), slice(5, 6, 9), slice(None, None, 100_000)):
        left = make(octets)
        del left[part]
        expected = list(make(octets))
        del expected[part]
        print(len(left), list(left) == expected)

print(len(format(0.1, ".3000000f")), format(1e300, ".2000000f").count("0"), format(-2.5e-7, ".40e"))
for number in (0.0, 1.5, 1e22, 1e-7, 123456.789, -1e100):
    for layout in (".0f", "#.0f", ".3f", ".30f", ".0e", "#.0e", ".25e", "g", "#g", "#.12g", ".0g", ""):
        print(format(number, layout), end=" ")
    print()

numbers, others = [0.5] * 50_000, [0.5] * 50_000
print(numbers == others, tuple(numbers) == tuple(others))
others[-1] = 0.25
print(numbers == others, tuple(numbers) == tuple(others))
