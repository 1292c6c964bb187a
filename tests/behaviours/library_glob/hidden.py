"""Names that begin with a dot are found when asked for."""
from glob import glob

from _tree import tree

with tree():
    print(sorted(glob('*', include_hidden=True)))
    print(sorted(glob('**/*.py', include_hidden=True, recursive=True)))
    print(sorted(glob('.h*')), sorted(glob('sub/.*/*')))
