"""match looks from the right, unless the pattern has a root."""
from pathlib import PurePosixPath as P, PureWindowsPath as W

for path, pattern in (('a/b.py', '*.py'), ('/a/b/c.py', 'b/*.py'), ('/a/b/c.py', '/a/*.py'), ('a.py', '/*.py'), ('/a.py', '/*.py'),
                      ('a/b/c', 'a/**/c'), ('a/b', 'a/**'), ('.x', '*'), ('a', '[a-c]'), ('a', 'A'), ('b/a', 'a/b/a')):
    print(path, pattern, P(path).match(pattern), W(path).match(pattern), P(path).match(pattern, case_sensitive=False))
try:
    P('a').match('')
except ValueError as error:
    print(error)
