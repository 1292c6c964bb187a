"""References match the text of a group again, and nothing if it took no part."""
import re

print(re.match(r'(.)\1', 'aa'), re.match(r'(.)\1', 'ab'), re.match(r'(?P<q>["\']).*?(?P=q)', '"a\'b"'))
print(re.match(r'(a)?\1b', 'b'), re.match(r'(a?)\1b', 'b'), re.match(r'(é+)-\1$', 'éé-éé'), re.match(rb'(.)\1', b'\xff\xff'))
for pattern in (r'(a\1)', r'\1(a)', '(?P<n>a(?P=n))', '(?P=n)', r'(?P<n>a)(?P=m)'):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, '|', error)
