"""A copy onto itself, below itself or onto a folder fails."""
from pathlib import Path

from _place import attempt, place

with place('f', 'd/a'):
    for source, target in (('f', 'f'), ('d', 'd'), ('d', 'd/x'), ('f', 'd'), ('d', 'f'), ('nope', 'x'), ('f', 'nope/x')):
        attempt(Path(source).copy, target)
    attempt(Path('f').copy_into, 'nope')
    attempt(Path('/').copy_into, 'd')
    Path('h').hardlink_to('f')
    attempt(Path('f').copy, 'h')
    print(Path('f').read_text())
