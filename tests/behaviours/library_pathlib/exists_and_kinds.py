"""A path tells what kind of file it names."""
import os
from pathlib import Path

from _place import place

with place('file', 'folder/x'):
    Path('link').symlink_to('folder')
    Path('broken').symlink_to('nowhere')
    os.mkfifo('fifo')
    for name in ('file', 'folder', 'link', 'broken', 'fifo', 'nope', 'file/x', 'a\0b', '/dev/null'):
        path = Path(name)
        print(repr(name), path.exists(), path.is_file(), path.is_dir(), path.is_symlink(), path.is_fifo(),
              path.is_char_device(), path.is_block_device(), path.is_socket(), path.is_mount(), path.is_junction())
        print(path.exists(follow_symlinks=False), path.is_dir(follow_symlinks=False), path.is_file(follow_symlinks=False))
    print(Path('/').is_mount())
