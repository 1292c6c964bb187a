"""Alternatives of single characters and with a common beginning: what they match, and that they end soon."""

import re
import time

text = "B" * 60 + "b" * 60 + "!"
begin = time.monotonic()
print(re.search(r"(B|b)*c", text, re.I), re.match(r"(?:a|A|[bB])*$", text, re.I), re.match(r"(Bx|B)*c", text))
print(time.monotonic() - begin < 20)
for pattern in ("a|b", "(ab|ac|ad)e", "(?:ab|a)(c|bcd)", "x(|y)z", "(?:[a-c]|d|\\d)+", "(?:[^a]|b)", "(?:(?:ab)c|(?:ab)d)", "(a)|(a)b", "ab|ab|abc"):
    compiled = re.compile(pattern)
    print(pattern, [match.span() for match in compiled.finditer("abcd xz xyz ace ad5e abd")], compiled.groups)
    print([match.groups() for match in compiled.finditer("abcd xz xyz ace ad5e abd")])
