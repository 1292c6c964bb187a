"""full_match takes all of the path, and two stars stand for any number of folders."""
from pathlib import PurePosixPath as P, PureWindowsPath as W

for path, pattern in (('a/b.py', '*.py'), ('a/b.py', '**/*.py'), ('b.py', '**/*.py'), ('/a/b/c.py', '/**/c.py'), ('/c', '**/c'),
                      ('/a/c', '**/c'), ('a/b/c', 'a/**/c'), ('a/c', 'a/**/c'), ('a/b/c', 'a/**'), ('a', 'a/**'), ('', ''),
                      ('a', '**'), ('', '**'), ('a/b', '*'), ('A/b', 'a/B'), ('a/b/c/d', '**/b/**/d'), ('a/b/b/d', '**/b/*'),
                      ('.h/x', '**'), ('a//b', 'a/./b'), ('a', '**/**/a')):
    print(repr(path), pattern, P(path).full_match(pattern), W(path).full_match(pattern),
          P(path).full_match(pattern, case_sensitive=False))
