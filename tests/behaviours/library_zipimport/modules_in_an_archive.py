"""An archive in sys.path has modules and packages, whose loader reads files of the archive."""
import importlib
import os
import pkgutil
import sys
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'modules.zip')
    with zipfile.ZipFile(path, 'w') as archive:
        archive.writestr('in_archive.py', 'x = 5\nname = __name__\n')
        archive.writestr('packed/__init__.py', 'y = 1\n')
        archive.writestr('packed/inner.py', 'from . import y\nz = y + 1\n')
        archive.writestr('packed/data.txt', 'text')
        archive.writestr('below/only.py', 'w = 3\n')
    sys.path.insert(0, path)
    import in_archive
    import packed.inner
    print(in_archive.x, in_archive.name, in_archive.__file__ == os.path.join(path, 'in_archive.py'))
    print(packed.inner.z, packed.__path__ == [os.path.join(path, 'packed')], type(packed.__loader__).__name__)
    print(pkgutil.get_data('packed', 'data.txt'), [each.name for each in pkgutil.iter_modules([path])])
    sys.path.insert(0, os.path.join(path, 'below'))
    print(importlib.import_module('only').w)
    try:
        import not_in_archive
    except ModuleNotFoundError as error:
        print(error)
