"""Ranges match what any of their characters matches when case is ignored."""
import re

for pattern in ('[a-z]', '[\u0370-\u03ff]', '[^\u0400-\u04ff]', '[\u1e00-\u1eff]', '[A-\U00020000]',
                '[\U00010400-\U00010410]', '[k-\u212a]', '[^s]', r'[^\Wa-z]'):
    compiled = re.compile(pattern, re.I)
    matched = [code for code in range(0x2d00) if compiled.match(chr(code))]
    print(ascii(pattern), len(matched), sum(matched), [hex(code) for code in matched[:4]])
