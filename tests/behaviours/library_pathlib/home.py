"""The folder of the user takes the place of a tilde."""
import os
from pathlib import Path

os.environ['HOME'] = '/home/somebody'
print(Path.home(), Path('~').expanduser(), Path('~/a/b').expanduser(), Path('a/~').expanduser(), Path('/~').expanduser())
try:
    Path('~no-such-user-here/x').expanduser()
except RuntimeError as error:
    print(error)
