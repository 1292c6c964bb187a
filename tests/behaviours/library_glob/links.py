"""A link that leads nowhere is found by name, and links to folders are looked into."""
import os
from glob import glob

from _tree import tree

with tree():
    os.symlink('nowhere', 'broken')
    os.symlink('sub', 'link')
    print(glob('broken'), glob('brok*'), sorted(glob('link/*.py')), sorted(glob('*/')))
    print(sorted(glob('link/**/*.py', recursive=True)))
