"""With recursive, two stars stand for any number of folders."""
from glob import glob

from _tree import tree

with tree():
    for pattern in ('**', '**/', '**/*.py', 'sub/**', 'sub/**/*.py', '**/deep/**', '**/nope', 'a**'):
        print(repr(pattern), sorted(glob(pattern, recursive=True)))
    print(sorted(glob('**')), sorted(glob('**/*.py')))
