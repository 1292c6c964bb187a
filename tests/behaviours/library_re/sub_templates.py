"""Templates of `sub` refer to groups by number and name."""
import re

print(re.sub('(a)(b)?', r'[\1|\2|\g<1>|\g<0>]', 'ab a'))
print(re.sub('(?P<name>a)', r'<\g<name>>', 'banana'), re.sub('a', r'\g<0>\g<0>', 'banana'))
print(re.sub('(a)', r'\g<1>0', 'a'), re.sub('(a)', r'\1\n\t\\', 'a') == 'a\n\t\\', re.sub('a', '', 'banana'))
print(re.sub(b'(a)', rb'<\1>', b'banana'), re.sub('a', r'\101\060', 'a'), repr(re.sub('a', r'\0', 'a')))
print(re.sub('-', r'\-\.', 'a-b'))
