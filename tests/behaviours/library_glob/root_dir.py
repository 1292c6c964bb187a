"""Paths are looked for in root_dir, and are relative to it."""
import os
import pathlib
from glob import glob

from _tree import tree

with tree() as folder:
    os.chdir('/')
    print(sorted(glob('*.py', root_dir=folder)), sorted(glob('sub/*', root_dir=pathlib.Path(folder))))
    print(sorted(glob('**/e.py', root_dir=folder, recursive=True)), glob('a.py', root_dir=folder), glob('', root_dir=folder))
    print([os.path.relpath(path, folder) for path in glob(folder + '/sub/c*', root_dir='/nonsense')])
