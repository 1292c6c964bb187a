"""Files are given to users and groups, and permissions set on open files."""
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'f')
    with open(path, 'w') as file:
        os.fchmod(file.fileno(), 0o640)
        os.fchown(file.fileno(), -1, -1)
        print(oct(os.fstat(file.fileno()).st_mode & 0o777))
    os.chown(path, os.getuid(), os.getgid())
    os.symlink('f', os.path.join(folder, 'l'))
    os.lchown(os.path.join(folder, 'l'), -1, os.getgid())
    os.chown(os.path.join(folder, 'l'), -1, -1, follow_symlinks=False)
    try:
        os.chown('/no/such/file', 0, 0)
    except FileNotFoundError as error:
        print(error)
    before = os.getcwd()
    fd = os.open(folder, os.O_RDONLY)
    os.fchdir(fd)
    print(sorted(os.listdir()))
    os.close(fd)
    os.chdir(before)
print(os.getpgid(0) == os.getpgrp(), os.getsid(0) >= 0, os.sync())
