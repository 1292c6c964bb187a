"""Symbolic and hard links are made and read."""
from pathlib import Path

from _place import attempt, place

with place('f'):
    attempt(Path('s').symlink_to, 'f')
    attempt(Path('s').symlink_to, 'f')
    print(repr(Path('s').readlink()), Path('s').read_text())
    attempt(Path('h').hardlink_to, 'f')
    print(Path('f').stat().st_nlink, Path('h').samefile('f'))
    attempt(Path('f').readlink)
    attempt(Path('x').hardlink_to, 'nope')
