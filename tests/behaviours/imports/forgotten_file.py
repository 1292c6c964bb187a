"""A module can be imported right after it was written by a file that nobody closed."""
import importlib
import sys
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    open(Path(folder, 'just_written.py'), 'w').write('answer = 42\n')
    importlib.invalidate_caches()
    import just_written
    print(just_written.answer)
