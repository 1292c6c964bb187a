"""Paths of Windows have drives, shares and slashes of both kinds."""
from pathlib import PureWindowsPath as P

for text in ('', 'c:', 'c:/', 'c:a', 'c:\\a\\b', '/a', '\\\\host\\share', '//host/share/a', '\\\\?\\c:\\a', 'a/b\\c',
             '\\\\.\\dev\\x', './c:x', '\\\\?\\UNC\\h\\s\\x', 'C:/A/../b'):
    path = P(text)
    print(repr(text), path, repr(path), path.parts, repr(path.drive), repr(path.root))
