"""Files and folders are made and removed, with the errors of the system."""
from pathlib import Path

from _place import attempt, place

with place():
    path = Path('a/b/c')
    attempt(path.mkdir)
    attempt(path.mkdir, parents=True)
    attempt(path.mkdir)
    attempt(path.mkdir, parents=True, exist_ok=True)
    file = path / 'f'
    attempt(file.touch)
    attempt(file.touch)
    attempt(file.touch, exist_ok=False)
    attempt(file.mkdir, exist_ok=True)
    attempt(path.rmdir)
    attempt(file.unlink)
    attempt(file.unlink)
    attempt(file.unlink, missing_ok=True)
    attempt(path.rmdir)
    attempt(path.rmdir)
    print(path.exists(), path.parent.exists())
