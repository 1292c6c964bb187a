"""What functions are given must be a pattern and a string."""
import re

for pattern in (None, 1, ['a'], bytearray(b'a'), memoryview(b'a'), Ellipsis):
    try:
        print(re.compile(pattern))
    except TypeError as error:
        print(error)
for call in (lambda: re.escape(None), lambda: re.escape(1), lambda: re.finditer('a', 5), lambda: re.compile('a').scanner(1),
             lambda: re.match('a', 'a').expand(), lambda: re.match('a', 'a').groups(1, 2), lambda: re.PatternError()):
    try:
        print(call())
    except TypeError as error:
        print(error)
