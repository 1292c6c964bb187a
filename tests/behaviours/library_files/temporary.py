"""Temporary files, copies and moves."""
import os
import shutil
import tempfile


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__)


with tempfile.TemporaryDirectory(prefix='pre', suffix='suf') as folder:
    name = os.path.basename(folder)
    print(name.startswith('pre'), name.endswith('suf'), os.path.isdir(folder), oct(os.stat(folder).st_mode & 0o777))
    inside = os.path.join(folder, 'a', 'b')
    os.makedirs(inside)
    with open(os.path.join(inside, 'file'), 'w') as file:
        file.write('content')
    copied = os.path.join(folder, 'copy')
    print(shutil.copytree(os.path.join(folder, 'a'), copied) == copied, os.listdir(os.path.join(copied, 'b')))
    attempt(shutil.copytree, os.path.join(folder, 'a'), copied)
    source = os.path.join(copied, 'b', 'file')
    os.chmod(source, 0o640)
    target = shutil.copy(source, folder)
    print(os.path.basename(target), open(target).read(), oct(os.stat(target).st_mode & 0o777))
    attempt(shutil.copyfile, target, target)
    attempt(shutil.copyfile, os.path.join(folder, 'nope'), target)
    moved = shutil.move(target, os.path.join(folder, 'moved'))
    print(os.path.basename(moved), os.path.exists(target))
    print(os.path.basename(shutil.move(moved, inside)), sorted(os.listdir(inside)))
    attempt(lambda: os.path.basename(shutil.move(os.path.join(inside, 'moved'), os.path.join(copied, 'b', 'file2'))))
    attempt(shutil.rmtree, os.path.join(folder, 'nope'))
    shutil.rmtree(os.path.join(folder, 'nope'), ignore_errors=True)
    shutil.rmtree(copied)
    print(os.path.exists(copied))
    fd, path = tempfile.mkstemp(dir=folder, suffix='.txt')
    os.write(fd, b'x')
    os.close(fd)
    print(path.endswith('.txt'), os.path.getsize(path), os.path.isdir(tempfile.mkdtemp(dir=folder)))
    with tempfile.NamedTemporaryFile('w+', dir=folder) as file:
        file.write('named')
        file.seek(0)
        print(file.read(), os.path.exists(file.name))
    print(os.path.exists(file.name))
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(b'kept')
    print(os.path.exists(file.name))
    with tempfile.TemporaryFile() as file:
        file.write(b'unnamed')
        file.seek(0)
        print(file.read())
    with tempfile.SpooledTemporaryFile(max_size=5) as file:
        file.write(b'abc')
        print(file._rolled)
        file.write(b'defghi')
        file.seek(0)
        print(file._rolled, file.read())
print(os.path.exists(folder))
print(shutil.which('sh') is not None, shutil.which('no-such-command-here'), shutil.which('/bin/sh'))
print(shutil.get_terminal_size((70, 20)).columns > 0, shutil.disk_usage('/').total > 0, tempfile.gettempprefix())
os.environ['COLUMNS'], os.environ['LINES'] = '33', '44'
print(shutil.get_terminal_size())
