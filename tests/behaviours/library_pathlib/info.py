"""info remembers what kind of file it is."""
from pathlib import Path
from pathlib.types import PathInfo

from _place import place

with place('f', 'd/a'):
    Path('l').symlink_to('d')
    Path('b').symlink_to('nowhere')
    for path in (Path('f'), Path('d'), Path('l'), Path('b'), Path('nope'), *sorted(Path('.').iterdir())):
        info = path.info
        print(path, info, info.exists(), info.is_dir(), info.is_file(), info.is_symlink(), info.exists(follow_symlinks=False),
              info.is_dir(follow_symlinks=False), info.is_file(follow_symlinks=False), isinstance(info, PathInfo))
    path = Path('f')
    print(path.info is path.info, path.info.exists())
    path.unlink()
    print(path.info.exists(), path.exists(), Path('f').info.exists())
