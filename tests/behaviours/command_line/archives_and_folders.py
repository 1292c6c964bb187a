"""Programs in archives and folders: their `__main__`, the modules beside it, and what is said where there is none."""
import os
import subprocess
import sys
import tempfile
import zipapp
import zipfile

MAIN = """
import sys, os, helper
base = os.path.dirname(sys.path[0])
shown = lambda path: os.path.relpath(path, base)
print(__name__, repr(__package__), shown(__file__), __spec__.name, [shown(sys.argv[0]), *sys.argv[1:]], shown(sys.path[0]))
helper.greet()
if 'fail' in sys.argv:
    helper.fail()
"""
HELPER = """
def greet():
    print('hello from', __name__, type(__loader__).__name__)

def fail():
    raise SystemExit(3)
"""


def run(*arguments):
    process = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    print(process.returncode, process.stdout, end='')
    if process.stderr:
        print(process.stderr.replace(sys.executable, 'python').replace(folder, '').splitlines()[-1])


with tempfile.TemporaryDirectory() as folder:
    folder = os.path.realpath(folder)
    source = os.path.join(folder, 'source')
    os.mkdir(source)
    for name, text in ('__main__.py', MAIN), ('helper.py', HELPER):
        with open(os.path.join(source, name), 'w') as file:
            file.write(text)
    run(source, 'a', 'b')
    run(source, 'fail')
    archive = os.path.join(folder, 'app.zip')
    with zipfile.ZipFile(archive, 'w') as made:
        for name in '__main__.py', 'helper.py':
            made.write(os.path.join(source, name), name)
            made.write(os.path.join(source, name), os.path.join('inside', name))
    run(archive, 'a', 'b')
    run(archive, 'fail')
    run(os.path.join(archive, 'inside'), 'c')
    executable = os.path.join(folder, 'app.pyz')
    zipapp.create_archive(source, executable, interpreter='/usr/bin/env python3')
    run(executable, 'd')
    empty = os.path.join(folder, 'empty')
    os.mkdir(empty)
    run(empty)
    with zipfile.ZipFile(os.path.join(folder, 'empty.zip'), 'w') as made:
        made.writestr('other.py', '')
    run(os.path.join(folder, 'empty.zip'))
