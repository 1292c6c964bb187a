"""What cannot be repeated, and wrong counts, are errors."""
import re

for pattern in ('*', '+a', '?', 'a**', 'a+*', 'a{1}{2}', '^*', r'\b+', '(?:*)', 'a|*', 'a{2,1}', 'a???', 'a*++', '{1}', '(?i)*'):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, '|', error)
try:
    re.compile('a{99999999999}')
except OverflowError as error:
    print(error)
