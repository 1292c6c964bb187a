"""The same pattern with the same flags is compiled once, until the cache is purged."""
import re

first = re.compile('x+y')
print(re.compile('x+y') is first, re.compile('x+y', re.I) is first, re.compile('x+y', 0) is first)
re.purge()
print(re.compile('x+y') is first)
for number in range(1200):
    re.compile(f'a{number}')
print(re.match('a7$', 'a7').span())
