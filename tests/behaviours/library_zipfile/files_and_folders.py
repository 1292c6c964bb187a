"""Files are added by their names and extracted again, never outside of the folder."""
import os
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    source = os.path.join(folder, 'source.txt')
    with open(source, 'w') as file:
        file.write('text')
    path = os.path.join(folder, 'archive.zip')
    with zipfile.ZipFile(path, 'x') as archive:
        archive.write(source, 'inside/name.txt')
        archive.writestr('../../escaped', b'data')
        archive.writestr('empty/', b'')
    with zipfile.ZipFile(path) as archive:
        print(archive.namelist())
        archive.extractall(os.path.join(folder, 'out'))
        print(os.path.relpath(archive.extract('inside/name.txt', os.path.join(folder, 'single')), folder))
    for where, folders, files in sorted(os.walk(os.path.join(folder, 'out'))):
        print(os.path.relpath(where, folder), sorted(folders), sorted(files))
