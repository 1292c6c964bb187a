"""Patterns are equal if source, kind and flags are."""
import re

one = re.compile('a')
re.purge()
other = re.compile('a')
print(one is other, one == other, hash(one) == hash(other), one != other)
print(one == re.compile('a', re.I), one == re.compile(b'a'), one == 'a', len({one, other, re.compile('b')}))
try:
    one < other
except TypeError as error:
    print(error)
