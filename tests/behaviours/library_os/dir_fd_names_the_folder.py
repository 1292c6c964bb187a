"""Names are looked up from the folder that dir_fd names, whatever the current one is."""

import os
import stat
import tempfile

with tempfile.TemporaryDirectory() as root:
    folder = os.open(root, os.O_RDONLY)
    os.mkdir('below', dir_fd=folder)
    file = os.open('file', os.O_WRONLY | os.O_CREAT, 0o600, dir_fd=folder)
    os.write(file, b'hello')
    os.close(file)
    print(sorted(os.listdir(root)))
    print(os.stat('file', dir_fd=folder).st_size, os.access('file', os.R_OK, dir_fd=folder), os.access('none', os.F_OK, dir_fd=folder))
    os.symlink('file', 'link', dir_fd=folder)
    print(os.readlink('link', dir_fd=folder), stat.S_ISLNK(os.lstat('link', dir_fd=folder).st_mode))
    print(stat.S_ISLNK(os.stat('link', dir_fd=folder, follow_symlinks=False).st_mode))
    os.chmod('file', 0o640, dir_fd=folder)
    print(oct(os.stat(root + '/file').st_mode & 0o777))
    os.utime('file', (1, 2), dir_fd=folder)
    print(os.stat('file', dir_fd=folder).st_mtime)
    os.link('file', 'below/other', src_dir_fd=folder, dst_dir_fd=folder)
    print(os.stat('file', dir_fd=folder).st_nlink)
    os.rename('below/other', 'moved', src_dir_fd=folder, dst_dir_fd=folder)
    os.mkfifo('pipe', dir_fd=folder)
    print(stat.S_ISFIFO(os.stat('pipe', dir_fd=folder).st_mode))
    os.rmdir('below', dir_fd=folder)
    for name in ('file', 'link', 'moved', 'pipe'):
        os.unlink(name, dir_fd=folder)
    print(os.listdir(folder))
    os.close(folder)
