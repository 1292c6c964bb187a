"""Folders are made into archives and unpacked again, in formats that programs can add to."""

import os
import shutil
import tempfile

names = {'bztar', 'gztar', 'tar', 'xztar', 'zip'}
print([(name, text) for name, text in shutil.get_archive_formats() if name in names])
print([entry for entry in shutil.get_unpack_formats() if entry[0] in names])
with tempfile.TemporaryDirectory() as root:
    os.makedirs(os.path.join(root, 'source', 'below'))
    for name in ('a', 'below/b'):
        with open(os.path.join(root, 'source', name), 'w') as file:
            file.write(name)
    for kind in sorted(names):
        made = shutil.make_archive(os.path.join(root, 'archive'), kind, os.path.join(root, 'source'))
        shutil.unpack_archive(made, os.path.join(root, 'out', kind))
        found = sorted(os.path.join(folder, name) for folder, _, files in os.walk(os.path.join(root, 'out', kind)) for name in files)
        print(os.path.basename(made), [os.path.relpath(name, root) for name in found])
    shutil.register_archive_format('list', lambda base, folder, **kwargs: f'{base}.list {folder} {sorted(kwargs)}', [('x', 1)], 'a list')
    print(shutil.make_archive('base', 'list'), ('list', 'a list') in shutil.get_archive_formats())
    shutil.unregister_archive_format('list')
    for call in (
        lambda: shutil.make_archive('x', 'none'), lambda: shutil.unpack_archive('x.none'), lambda: shutil.unpack_archive('x', 'y', 'none'),
        lambda: shutil.register_archive_format('x', 3), lambda: shutil.register_archive_format('x', print, 3),
        lambda: shutil.register_archive_format('x', print, [1]), lambda: shutil.register_unpack_format('x', ['.zip'], print),
        lambda: shutil.register_unpack_format('x', ['.q'], 3), lambda: shutil.unpack_archive('/none.zip'),
        lambda: shutil.make_archive('x', 'zip', '/none'),
    ):
        try:
            call()
        except (ValueError, TypeError, OSError, shutil.RegistryError) as error:
            print(type(error).__name__, error)
