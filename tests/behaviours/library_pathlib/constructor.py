"""A path is made of strings and of objects that stand for paths, and an absolute one begins anew."""
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath, WindowsPath


class Place:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


print(PurePath('a', 'b/c', PurePosixPath('d')), PurePath('a', '/b', 'c'), PurePath(Place('x/y')))
print(type(PurePath()).__name__, type(Path()).__name__)
print(PureWindowsPath('c:/a', 'd:b'), PureWindowsPath('c:/a', '/b'), PureWindowsPath('c:a', 'C:b'))
print(PurePosixPath(PureWindowsPath('a\\b')), PureWindowsPath(PurePosixPath('a/b')))
for arguments in ((1,), (b'a',), ('a', None), (Place(b'x'),)):
    try:
        PurePath(*arguments)
    except TypeError as error:
        print(error)
try:
    WindowsPath('a')
except NotImplementedError as error:
    print(type(error).__name__, error)
try:
    PurePath('a').color = 'red'
except AttributeError:
    print('no new attributes')
