"""The repr of a pattern is the call that makes it, with the flags that it was given."""
import re

print(re.compile('a'), re.compile(b'a'), re.compile('(?i)a'))
print(re.compile('a', re.U | re.X | re.S | re.M), re.compile('a', re.A | re.I), re.compile(b'a', re.L))
print(re.compile('a', 1 << 12), re.compile('a' * 300))
print(re.compile('\n"\''))
