"""iterdir yields what lies in a folder, each joined to the folder's path."""
from pathlib import Path

from _place import attempt, place

with place('a', 'd/b', 'd/.c') as folder:
    print(sorted(Path().iterdir()), sorted(Path('d').iterdir()))
    print(sorted(path.relative_to(folder) for path in folder.iterdir()))
    attempt(Path('nope').iterdir)
    attempt(Path('a').iterdir)
