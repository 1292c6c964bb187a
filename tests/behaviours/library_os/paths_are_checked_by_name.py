"""A wrong path is reported with the function and the argument that it was given to."""

import os

calls = [
    lambda: os.stat(1.5), lambda: os.lstat(1), lambda: os.listdir(1.5), lambda: os.scandir(1.5), lambda: os.rename(1, 'x'),
    lambda: os.rename('x', 1), lambda: os.remove(1.5), lambda: os.chmod(1.5, 0), lambda: os.truncate(1.5, 0),
    lambda: os.chdir(1.5), lambda: os.access(1, 1), lambda: os.readlink(1), lambda: os.statvfs(1.5), lambda: os.mkdir(None),
    lambda: os.rename('a\0', 'x'), lambda: os.rename('x', 'a\0'), lambda: os.stat(b'a\0'), lambda: os.stat('\ud800'),
    lambda: os.chown('x', 'a', 1), lambda: os.chown('x', -2, 1), lambda: os.chown('x', 1, 2 ** 70),
]
for call in calls:
    try:
        call()
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
