"""Wildcards stand in folders' names too; an end with a slash takes folders alone."""
from glob import glob

from _tree import tree

with tree():
    for pattern in ('*/a.py', '*/*.py', '*/', 's*/d*/*', '*/*/', 'a.py/*', 's[u]b/deep', 'sub/*/../c.py'):
        print(repr(pattern), sorted(glob(pattern)))
