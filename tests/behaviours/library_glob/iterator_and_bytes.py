"""iglob yields as it goes; a pattern of bytes finds bytes."""
from glob import glob, iglob

from _tree import tree

with tree():
    found = iglob('*.txt')
    print(iter(found) is found, next(found), next(found, 'no more'))
    print(sorted(glob(b'*.py')), sorted(glob(b'**/*.txt', recursive=True)))
