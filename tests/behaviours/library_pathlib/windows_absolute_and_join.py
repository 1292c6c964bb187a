"""A path of Windows is absolute with drive and root."""
from pathlib import PurePosixPath as P, PureWindowsPath as W

for text in ('a', '/a', 'c:', 'c:/', 'c:a', '//h/s', '//h/s/x'):
    print(text, W(text).is_absolute(), P(text).is_absolute(), W(text).as_posix(), W(text).parent, W(text).name)
print(W('a', 'c:b'), W('c:a') / '/x', W('//h/s') / 'x', W('x').with_name('y'), W('c:/x.txt').stem)
print(bytes(P('é')), str(P('a\\b')), W('a\\b').parts)
