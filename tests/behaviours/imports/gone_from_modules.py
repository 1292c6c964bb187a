"""A module that takes itself out of `sys.modules` cannot be imported, and one that puts something else there is that."""
import sys
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    Path(folder, 'gone.py').write_text('import sys\ndel sys.modules[__name__]\n')
    Path(folder, 'replaced.py').write_text('import sys\nsys.modules[__name__] = "something else"\n')
    try:
        import gone
    except KeyError as error:
        print('KeyError', error)
    import replaced
    print(replaced)
