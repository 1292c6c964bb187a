"""A file or folder is moved, and its new path returned."""
from pathlib import Path

from _place import attempt, place

with place('f', 'g', 'd/a', 'e/b'):
    attempt(Path('f').move, 'h')
    attempt(Path('h').move, 'g')
    print(Path('g').read_text(), Path('h').exists())
    attempt(Path('d').move_into, 'e')
    print(sorted(str(path) for path in Path('.').rglob('*')))
    for source, target in (('g', 'g'), ('e', 'e/x'), ('nope', 'x'), ('e', 'g')):
        attempt(Path(source).move, target)
