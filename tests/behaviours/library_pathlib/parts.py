"""A path is taken apart into drive, root and names."""
from pathlib import PurePosixPath as P

for text in ('', '.', '/', '//', '///', 'a', '/a/b', 'a//b/./c/', '../x', '/..', './a', 'a/..', '//a/b'):
    path = P(text)
    print(repr(text), path, repr(path), path.parts, repr(path.drive), repr(path.root), repr(path.anchor))
