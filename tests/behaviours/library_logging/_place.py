"""A temporary folder to work in, for the programs beside this one."""
import contextlib
import os
import tempfile


@contextlib.contextmanager
def place():
    """Make a folder, go into it, and remove it at the end."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield folder
        finally:
            os.chdir(before)
