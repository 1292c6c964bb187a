"""A pattern of text does not match bytes, nor one of bytes text."""
import re

for call in (lambda: re.match('a', b'a'), lambda: re.match(b'a', 'a'), lambda: re.match('a', 1), lambda: re.match(1, 'a'),
             lambda: re.match('a', None), lambda: re.findall(b'a', 'a'), lambda: re.compile('a').split(b'a'),
             lambda: re.compile('a').match('a', None), lambda: re.compile('a').match()):
    try:
        print(call())
    except TypeError as error:
        print(error)
