"""What is missing in a module that is being imported is said to be missing because of a circular import."""
import sys
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    Path(folder, 'ring_one.py').write_text('import ring_two\nvalue = 1\n')
    Path(folder, 'ring_two.py').write_text('from ring_one import value\n')
    Path(folder, 'ring_three.py').write_text('import ring_four\nvalue = 1\n')
    Path(folder, 'ring_four.py').write_text('import ring_three\nprint(ring_three.value)\n')
    for name in ('ring_one', 'ring_three'):
        try:
            __import__(name)
        except (ImportError, AttributeError) as error:
            print(type(error).__name__, str(error).replace(folder, 'FOLDER'))
