"""`expand` fills a template with the groups of a match."""
import re

match = re.match('(?P<first>a)(b)?', 'ac')
print(match.expand(r'\1-\2-\g<first>-\g<0>'), match.expand('plain'), match.expand(b'octets'))
print(re.match(b'(a)', b'a').expand(rb'<\1>'))
try:
    match.expand(1)
except TypeError as error:
    print(error)
