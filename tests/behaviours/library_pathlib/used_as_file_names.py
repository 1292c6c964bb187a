"""Functions that take names of files take paths."""
import os
import shutil
from pathlib import Path

from _place import place

with place('a/b'):
    print(os.fspath(Path('a')), os.path.join(Path('a'), 'b'), os.listdir(Path('a')), open(Path('a/b')).read())
    print(os.path.exists(Path('a')), os.path.basename(Path('a/b')), os.path.splitext(Path('x.y')))
    shutil.copy(Path('a/b'), Path('c'))
    os.rename(Path('c'), Path('e'))
    print(sorted(os.listdir()), isinstance(Path('a'), os.PathLike), f'{Path("a")!s:>4}', '%s' % Path('x'))
    try:
        os.rmdir(Path('a'))
    except OSError as error:
        print(error, repr(error.filename))
