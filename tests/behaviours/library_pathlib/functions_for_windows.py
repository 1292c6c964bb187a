"""ntpath works on paths of Windows anywhere."""
import ntpath

for path in ('c:/a/b.txt', '\\\\h\\s\\x', 'c:', 'a/b\\', '\\x', '//?/UNC/h/s/f', 'c:x/..', '../a/./b//c'):
    print(ntpath.splitdrive(path), ntpath.splitroot(path), ntpath.split(path), ntpath.splitext(path))
    print(ntpath.normpath(path), ntpath.normcase(path), ntpath.isabs(path), ntpath.basename(path), ntpath.dirname(path))
print(ntpath.join('c:/a', 'b', 'c'), ntpath.join('c:', 'b'), ntpath.join('c:a', 'd:b'), ntpath.join('//h/s', 'b'), ntpath.join('a', '/b'))
print(ntpath.commonpath(['c:\\a\\b', 'C:/A/c']), [ntpath.isreserved(name) for name in ('nul', 'a', 'com1.txt', 'x.', 'a:b', '..')])
print(ntpath.join(b'c:/a', b'b'), ntpath.relpath('c:/a/b', 'c:/a/c'))
