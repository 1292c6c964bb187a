"""`lastindex` is the group that closed last, which is the outer one of two."""
import re

for pattern in ('(a)(b)', '((a)(b))', '(a)|(b)', '(?:(a)|(b))+', '((?P<x>a)b)', '(?P<x>a)(b)?', 'a'):
    match = re.match(pattern, 'ab')
    print(pattern, match.lastindex, match.lastgroup)
