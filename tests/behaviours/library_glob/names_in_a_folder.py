"""Wildcards find names in a folder, and leave hidden ones out."""
from glob import glob

from _tree import tree

with tree():
    for pattern in ('*', '*.py', '?.*', 'sub', 'sub/', 'nope', 'nope*', '.*', '[ab].py', '', '.', 'sub/c.py', './*.txt'):
        print(repr(pattern), sorted(glob(pattern)))
