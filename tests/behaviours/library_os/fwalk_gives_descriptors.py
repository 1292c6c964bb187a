"""os.fwalk walks with a descriptor of each folder, from the top or from below, and does not follow links."""

import os
import tempfile

with tempfile.TemporaryDirectory() as root:
    os.makedirs(os.path.join(root, 'one', 'two'))
    for name in ('f', 'one/g', 'one/two/h'):
        open(os.path.join(root, name), 'w').close()
    os.symlink('one', os.path.join(root, 'link'))
    for topdown in (True, False):
        for folder, folders, files, number in os.fwalk(root, topdown):
            folders.sort()
            sizes = [os.stat(name, dir_fd=number).st_size for name in sorted(files)]
            print(os.path.relpath(folder, root), folders, sorted(files), sizes)
    start = os.open(root, os.O_RDONLY)
    print([(folder, sorted(files)) for folder, _, files, _ in os.fwalk('one', dir_fd=start)])
    os.close(start)
    try:
        list(os.fwalk(os.path.join(root, 'none'), onerror=print))
    except FileNotFoundError as error:
        print(type(error).__name__)
