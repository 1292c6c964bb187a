"""Flags of a group hold in its repetitions and no further."""
import re

for pattern in ('(?i:a)+b', '(?:(?i:a)|B)+', '(?i:(?-i:a)b)+', '(?s:.)*x', '(?m:^a\n?)+', '(?i:[^a])', '(?x: a\n b )+c', '(?a:\\w+)\\w'):
    match = re.match(pattern, 'aAbBé\nx') or re.search(pattern, 'ab\nabc aBAb é')
    print(ascii(pattern), ascii(match))
