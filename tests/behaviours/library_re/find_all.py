"""`findall` gives the matches, or the groups of each if there are any."""
import re

print(re.findall('a.', 'abacad'), re.findall('a(.)', 'abacad'), re.findall('(a)(.)', 'abacad'))
print(re.findall('a|(b)', 'abc'), re.findall('(a)|(b)', 'abc'), re.findall('x', 'abc'))
print(re.findall(b'[a-c]', b'abcd'), re.compile('a').findall('aaaa', 1, 3))
