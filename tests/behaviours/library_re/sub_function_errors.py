"""What a function of `sub` raises comes out, and what it returns must be of the subject's kind."""
import re

try:
    re.sub('a', lambda match: 1 / 0, 'banana')
except ZeroDivisionError as error:
    print(error)
for pattern, text, result in (('a', 'ba', 1), ('a', 'ba', b'x'), (b'a', b'ba', 'x')):
    try:
        print(re.sub(pattern, lambda match: result, text))
    except TypeError as error:
        print(error)
