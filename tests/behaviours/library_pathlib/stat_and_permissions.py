"""stat, lstat and chmod work on the file."""
import stat
from pathlib import Path

from _place import attempt, place

with place('f'):
    path = Path('f')
    path.chmod(0o640)
    print(path.stat().st_size, oct(path.stat().st_mode))
    Path('l').symlink_to('f')
    print(stat.S_ISLNK(Path('l').lstat().st_mode), stat.S_ISLNK(Path('l').stat().st_mode))
    print(stat.S_ISLNK(Path('l').stat(follow_symlinks=False).st_mode), Path('l').samefile('f'), path.samefile(Path('.')))
    attempt(Path('nope').stat)
    attempt(path.samefile, 'nope')
