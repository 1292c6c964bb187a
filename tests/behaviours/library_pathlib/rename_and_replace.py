"""Renaming returns the new path."""
from pathlib import Path

from _place import attempt, place

with place('a', 'b', 'd/x'):
    attempt(Path('a').rename, 'c')
    attempt(Path('c').replace, Path('b'))
    print(Path('b').read_text())
    attempt(Path('nope').rename, 'x')
    attempt(Path('b').rename, 'd')
    print(sorted(Path('.').iterdir()))
