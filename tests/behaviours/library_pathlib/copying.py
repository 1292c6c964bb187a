"""A file or folder is copied, and the copy's path returned."""
from pathlib import Path

from _place import attempt, place

with place('f', 'd/a', 'd/e/b'):
    attempt(Path('f').copy, 'g')
    print(Path('g').read_text())
    attempt(Path('d').copy, 'd2')
    print(sorted(str(path) for path in Path('d2').rglob('*')))
    attempt(Path('f').copy_into, 'd')
    attempt(Path('d').copy_into, Path('d2'))
    Path('l').symlink_to('f')
    attempt(Path('l').copy, 'l2', follow_symlinks=False)
    attempt(Path('l').copy, 'l3')
    print(Path('l2').is_symlink(), Path('l3').is_symlink(), Path('l3').read_text())
    Path('f').chmod(0o600)
    print(oct(Path('f').copy('p', preserve_metadata=True).stat().st_mode & 0o777))
