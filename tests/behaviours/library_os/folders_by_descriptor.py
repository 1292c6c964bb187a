"""A folder that is open can be listed, looked through and gone to by its descriptor."""

import os
import tempfile

with tempfile.TemporaryDirectory() as root:
    for name in ('b', 'a'):
        with open(os.path.join(root, name), 'w') as file:
            file.write(name * 3)
    os.mkdir(os.path.join(root, 'c'))
    folder = os.open(root, os.O_RDONLY)
    print(sorted(os.listdir(folder)), sorted(os.listdir(folder)))
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            print(entry.name, entry.path, entry.is_dir(), entry.is_file(), entry.stat().st_size > 0)
    before = os.getcwd()
    os.chdir(folder)
    print(os.path.samefile('.', root))
    os.chdir(before)
    os.close(folder)
