"""The functions of `os` that wait for the disk, as coroutines."""

import os

from . import ospath as path
from .base import wrap

__all__ = ['path', 'stat', 'rename', 'renames', 'replace', 'remove', 'unlink', 'mkdir', 'makedirs', 'rmdir',
           'removedirs', 'symlink', 'readlink', 'link', 'listdir', 'scandir', 'access', 'getcwd', 'statvfs', 'sendfile',
           'wrap']

stat = wrap(os.stat)
rename = wrap(os.rename)
renames = wrap(os.renames)
replace = wrap(os.replace)
remove = wrap(os.remove)
unlink = wrap(os.unlink)
mkdir = wrap(os.mkdir)
makedirs = wrap(os.makedirs)
rmdir = wrap(os.rmdir)
removedirs = wrap(os.removedirs)
symlink = wrap(os.symlink)
readlink = wrap(os.readlink)
link = wrap(os.link)
listdir = wrap(os.listdir)
scandir = wrap(os.scandir)
access = wrap(os.access)
getcwd = wrap(os.getcwd)
if hasattr(os, 'statvfs'):
    statvfs = wrap(os.statvfs)
if hasattr(os, 'sendfile'):
    sendfile = wrap(os.sendfile)
