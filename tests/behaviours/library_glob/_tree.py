"""A folder with a few files, for the programs beside this one."""
import contextlib
import os
import tempfile

FILES = ('a.py', 'b.txt', '.hidden', 'sub/c.py', 'sub/.secret/d.py', 'sub/deep/e.py', 'sub/deep/[x].txt', 'other/a.py')


@contextlib.contextmanager
def tree():
    """Make it, go into it, and remove it at the end."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        for name in FILES:
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            open(path, 'w').close()
        os.chdir(folder)
        try:
            yield folder
        finally:
            os.chdir(before)
