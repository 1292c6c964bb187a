"""Flags that do not fit the pattern or each other are a ValueError."""
import re

for pattern, flags in (('a', re.L), ('a', re.A | re.U), (b'a', re.U), (b'a', re.A | re.L)):
    try:
        re.compile(pattern, flags)
    except ValueError as error:
        print(pattern, error)
for flags in ('i', None, 1.5):
    try:
        re.compile('a', flags)
    except TypeError as error:
        print(error)
try:
    re.compile(re.compile('a'), re.I)
except ValueError as error:
    print(error)
