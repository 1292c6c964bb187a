"""A replacement must be of the subject's kind once something is replaced."""
import re

for pattern, replacement, text in (('a', b'x', 'ba'), (b'a', 'x', b'ba'), (b'a', bytearray(b'x'), b'ba'),
                                   ('a', 1, 'ba'), ('a', None, 'b'), ('(a)', b'<\\1>', 'a'), ('q', b'x', 'ba')):
    try:
        print(re.sub(pattern, replacement, text))
    except TypeError as error:
        print(error)
