"""filter and filterfalse take a list apart, in its order."""
import fnmatch
import pathlib

names = ['b.py', 'a.txt', 'a.py', 'c.PY', '.py']
print(fnmatch.filter(names, '*.py'))
print(fnmatch.filterfalse(names, '*.py'))
print(fnmatch.filter(iter(names), '[ab]*'))
print(fnmatch.filter([b'x', b'y'], b'[!x]'), fnmatch.filterfalse([], '*'))
try:
    fnmatch.filter([pathlib.PurePosixPath('a.py')], '*.py')
except TypeError as error:
    print(error)
