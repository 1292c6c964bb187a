"""The functions of `os.path` that wait for the disk, as coroutines."""

from os import path

from .base import wrap

__all__ = ['abspath', 'getatime', 'getctime', 'getmtime', 'getsize', 'exists', 'isdir', 'isfile', 'islink', 'ismount',
           'samefile', 'sameopenfile']

exists = wrap(path.exists)
isfile = wrap(path.isfile)
isdir = wrap(path.isdir)
islink = wrap(path.islink)
ismount = wrap(path.ismount)
getsize = wrap(path.getsize)
getmtime = wrap(path.getmtime)
getatime = wrap(path.getatime)
getctime = wrap(path.getctime)
samefile = wrap(path.samefile)
sameopenfile = wrap(path.sameopenfile)
abspath = wrap(path.abspath)
