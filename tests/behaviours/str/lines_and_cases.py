"""Lines and cases of ASCII texts, which are looked at in stretches, beside those of others."""

ends = ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\x1f", "\t", "\n\r", "\r\r\n"]
for end in ends:
    for length in (0, 1, 14, 15, 16, 17, 31, 32, 33):
        for other in ("x", "é"):
            text = other * length + end + "ab" + end + end + other * length
            lines, kept = text.splitlines(), text.splitlines(keepends=True)
            assert "".join(kept) == text
            print(repr(end), length, [len(line) for line in lines], [len(line) for line in kept])
print("\x00\x01\x02\x1f\n\x1b".splitlines(), ("a" * 20 + "\n").splitlines(), "".splitlines(), "\n".splitlines(True))

words = ["", "a", "aB", "hello wORLD", "they're bill's", "x1y2 z_a", "ÉTÉ été", "ǆ ǅ", "ß", "ὈΔΥΣΣΕΎΣ", "@[`{", "ab" * 40 + " Q" * 40]
for word in words:
    print([word.upper(), word.lower(), word.title(), word.capitalize(), word.swapcase(), word.casefold()])
long = "The quick-brown fox's 3rd Jump, " * 40_000
for changed in (long.upper(), long.lower(), long.title(), long.capitalize(), long.swapcase()):
    print(len(changed), changed[:40], changed[-40:], changed.count("T"), changed.count("t"), changed == long)
for width in range(9, 80, 13):
    print([f"{5:{width}}", f"{-5:0{width + 1}}", f"{1.5:*^{width}.2f}", f"{255:<#{width}x}", f"{'é':>{width}}", f"{7:=+{width}d}"])
