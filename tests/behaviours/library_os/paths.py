"""Paths, folders and the environment."""
import os
import os.path
import stat
import tempfile


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


p = os.path
for path in ('', '/', '//', '///a', 'a', 'a/', '/a/b.txt', 'a/../b', '../..', './a/./b//c', '/..', 'a/b/..', '.bashrc', 'x.tar.gz',
             'a.b/c', '...x', b'/x/y.z'):
    print(repr(path), p.normpath(path), p.split(path), p.splitext(path), p.basename(path), p.dirname(path), p.isabs(path),
          p.splitroot(path))
print(p.join('a', 'b'), p.join('a/', 'b'), p.join('a', '/b'), p.join('', 'b'), p.join('a', ''), p.join(b'a', b'b'), p.join('a'))
attempt(p.join, 'a', b'b')
attempt(p.join, 'a', 3)
print(p.commonprefix(['/usr/lib', '/usr/local']), p.commonpath(['/usr/lib', '/usr/local']), p.commonpath(['a/b', 'a/c/']))
attempt(p.commonpath, ['/a', 'b'])
attempt(p.commonpath, [])
print(p.relpath('/a/b/c', '/a/d'), p.relpath('/a', '/a'), p.relpath('x/y', 'x'), p.abspath('/a/../b'))
os.environ['WEFT_TEST'] = 'value'
print(p.expandvars('$WEFT_TEST/${WEFT_TEST}x/$NOT_SET_/$'), os.getenv('WEFT_TEST'), os.environ['WEFT_TEST'],
      os.environb[b'WEFT_TEST'], os.getenv('NOT_SET_'), os.getenv('NOT_SET_', 7), 'WEFT_TEST' in os.environ)
del os.environ['WEFT_TEST']
attempt(os.environ.__getitem__, 'WEFT_TEST')
attempt(os.environ.__setitem__, 'a', 1)
os.environ['HOME'] = '/home/somebody'
print(p.expanduser('~/x'), p.expanduser('~'), p.expanduser('x'), p.expanduser('~no_such_user_/x'))
print(stat.filemode(0o100755), stat.filemode(0o041777), stat.filemode(0o104644), stat.S_ISDIR(0o040755), stat.S_IMODE(0o100644))
with tempfile.TemporaryDirectory() as root:
    os.chdir(root)
    root = os.getcwd()
    os.makedirs('a/b/c')
    attempt(os.makedirs, 'a/b')
    os.makedirs('a/b', exist_ok=True)
    for name in ('a/one', 'a/b/two'):
        with open(name, 'w') as file:
            file.write('text')
    os.symlink('one', 'a/link')
    os.symlink('nowhere', 'a/broken')
    os.symlink('loop', 'loop')
    print(p.exists('a/one'), p.isfile('a/one'), p.isdir('a'), p.islink('a/link'), p.exists('a/broken'), p.lexists('a/broken'),
          p.getsize('a/one'), p.isfile('nope'), p.samefile('a/one', 'a/link'), p.ismount('/'), p.ismount('a'))
    print(p.realpath('a/link') == root + '/a/one', p.realpath('a/b/../link') == root + '/a/one', p.realpath('loop') == root + '/loop')
    try:
        p.realpath('nope', strict=True)
    except FileNotFoundError as error:
        print(error.strerror)
    print([(top, sorted(d), sorted(f)) for top, d, f in sorted(os.walk('a'))])
    print([top for top, _, _ in os.walk('a', topdown=False)])
    print(sorted(os.listdir('a')), sorted(e.name for e in os.scandir('a') if e.is_file()))
    os.rename('a/one', 'a/renamed')
    os.remove('a/renamed')
    os.renames('a/b/two', 'x/y/two')
    print(sorted(os.listdir('a/b')), os.listdir('x/y'))
    os.removedirs('a/b/c')
    print(p.exists('a/b'), p.exists('a'))
    attempt(os.rmdir, 'x')
    attempt(os.remove, 'nope')
    attempt(os.stat, 'nope')
    attempt(os.listdir, 'nope')
    os.chdir('/')


class Thing:
    def __fspath__(self):
        return '/thing/x'


print(os.fspath(Thing()), p.basename(Thing()), isinstance(Thing(), os.PathLike), isinstance('', os.PathLike))
attempt(os.fspath, 3)
print(os.fsencode('é'), ascii(os.fsdecode(b'\xff')), os.sep, os.linesep, os.name, os.curdir, os.devnull, os.SEEK_END)
print(os.process_cpu_count() >= 1, os.cpu_count() >= 1, isinstance(os.getpid(), int), len(os.urandom(8)))
r, w = os.pipe()
with os.fdopen(w, 'w') as out:
    out.write('through a pipe')
with os.fdopen(r) as source:
    print(source.read())
print(os.get_exec_path({'PATH': '/a:/b'}))
