"""reload_environ shows what putenv has changed; wrong names and values are found before anything is run."""
import os

os.environ['ONE'] = 'first'
os.putenv('ONE', 'second')
os.putenv('OTHER', 'new')
print(os.environ['ONE'], 'OTHER' in os.environ)
os.reload_environ()
print(os.environ['ONE'], os.environ['OTHER'], os.environb[b'ONE'])
for call in (
    lambda: os.execv('nothing', ()), lambda: os.execv('nothing', ['']),
    lambda: os.execve('nothing', ['x'], {'a\0b': 'c'}), lambda: os.execve('nothing', ['x'], {'ab': 'c\0'}),
    lambda: os.readinto(0, bytes(3)), lambda: os.readinto(0, 'text'),
):
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Nothing:
    __fspath__ = None


for function in (os.fspath, open, os.stat, os.fsencode):
    try:
        print(function(Nothing()))
    except TypeError as error:
        print(error)
