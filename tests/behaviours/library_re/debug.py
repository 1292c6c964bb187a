"""DEBUG prints the tree of a pattern first."""
import contextlib
import io
import re

for pattern in ('a|b(c)?', '[^a-z\\d_]+?x', '(?i:ab)*+', '(?<=a)b(?!c)', '(?P<x>a)(?(x)b|c)', '(?>ab)$'):
    with contextlib.redirect_stdout(io.StringIO()) as output:
        re.compile(pattern, re.DEBUG)
    print(pattern, output.getvalue().split('\n\n')[0].strip(), sep='\n')
