"""walk goes through a folder from the top or from the bottom."""
from pathlib import Path

from _place import place

with place('a', 'd/b', 'd/e/c', 'd/f/g'):
    Path('d/l').symlink_to('f')
    for path, folders, files in Path('.').walk():
        folders.sort()
        print(repr(path), folders, sorted(files))
    print(sorted(str(path) for path, _, _ in Path('.').walk(top_down=False)))
    order = [str(path) for path, _, _ in Path('.').walk(top_down=False)]
    print(order[-1], order.index('d/e') < order.index('d'))
    print(sorted(str(path) for path, _, _ in Path('d').walk(follow_symlinks=True)))
    for path, folders, files in Path('.').walk():
        folders.clear()
        print(path)
    print(list(Path('nope').walk()), list(Path('nope').walk(on_error=lambda error: print(type(error).__name__))))
