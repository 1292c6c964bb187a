"""Members are extracted with their contents, links, permissions and times, and folders are added with what is in them."""

import os
import tarfile
import tempfile

with tempfile.TemporaryDirectory() as root:
    os.chdir(root)
    os.makedirs('tree/below')
    for name, text in (('tree/a', 'first'), ('tree/below/b', 'second')):
        with open(name, 'w') as file:
            file.write(text)
        os.utime(name, (1e9, 1e9))
        os.chmod(name, 0o640)
    os.symlink('a', 'tree/link')
    os.link('tree/a', 'tree/same')
    with tarfile.open('tree.tar', 'w') as archive:
        archive.add('tree', filter=lambda info: None if info.name.endswith('skipped') else info)
    with tarfile.open('tree.tar') as archive:
        print(archive.getnames(), archive.getmember('tree/same').islnk())
        archive.extractall('out')
        archive.extract('tree/a', 'single')
    print(sorted(os.listdir('out/tree')), os.readlink('out/tree/link'), os.listdir('single/tree'))
    print(open('out/tree/below/b').read(), os.stat('out/tree/a').st_mtime, oct(os.stat('out/tree/a').st_mode))
    print(os.stat('out/tree/same').st_nlink)
    with tarfile.open('tree.tar', 'a') as archive:
        archive.add('tree/a', 'again')
    print(tarfile.open('tree.tar').getnames()[-1], os.path.getsize('tree.tar'))
    os.chdir('/')
