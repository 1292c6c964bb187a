"""Looks behind see what comes before, of one width."""
import re

print(re.findall('(?<=a)b', 'ab bb cb'), re.findall('(?<!a)b', 'ab bb cb'), re.search('(?<=é)x', 'aéx'))
print(re.search('(?<=a|b)c', 'bc'), re.search('(?<=(?:ab){2})c', 'ababc'), re.search(r'(a)(?<=\1)b', 'ab'))
for pattern in ('(?<=a*)b', '(?<=a|bc)d', '(?<!a+)b', r'(?<=(a)\1)b', r'(a)?(?<=(?(1)b|cd))'):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, '|', error, error.pos)
