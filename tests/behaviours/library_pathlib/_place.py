"""A temporary folder to work in, for the programs beside this one."""
import contextlib
import os
import tempfile
from pathlib import Path


@contextlib.contextmanager
def place(*files):
    """Make a folder with these files, go into it, and remove it at the end."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            for name in files:
                path = Path(name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(name)
            yield Path(folder)
        finally:
            os.chdir(before)


def attempt(function, *arguments, **options):
    """Print what a call returns or what it raises."""
    try:
        print(repr(function(*arguments, **options)))
    except Exception as error:
        print(f'{type(error).__name__}: {error}')
