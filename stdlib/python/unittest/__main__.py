"""`python -m unittest`."""

import sys

from .main import main

__unittest = True

if sys.argv[0].endswith('__main__.py'):
    import os
    # Usage messages name the command that the user could type.
    sys.argv[0] = os.path.basename(sys.executable or 'python') + ' -m unittest'

main(module=None)
