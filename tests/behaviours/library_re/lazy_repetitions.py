"""Lazy repetitions take no more than they must."""
import re

for pattern in ('<.*?>', '<.+?>', 'a.*?c', 'a.{2}?', 'a.{1,3}?c', '.*?$', '.??b', '(a+?)(a*)', '(?:ab)*?c', '".*?"', '(?s)a.*?\n'):
    print(pattern, [match.span() for match in re.finditer(pattern, '<a><b> aac "x" ababc\n')])
