"""Flags in a pattern hold for all of it at its start, or within a group."""
import re

print(re.match('(?i)AB', 'ab'), re.match('(?i:A)b', 'ab'), re.match('(?i:A)b', 'aB'), re.match('(?i)a(?-i:B)', 'AB'))
print(re.match('(?im)a', 'A').re.flags, re.match('(?i)(?m)a', 'A').re.flags, re.match('(?s-i:.)(?i:x)', '\nX'))
