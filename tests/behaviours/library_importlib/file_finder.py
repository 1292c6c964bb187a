"""`FileFinder` finds modules, packages and portions of namespaces in one folder."""
import tempfile
from importlib import machinery
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    Path(folder, 'plain.py').write_text('value = 1\n')
    Path(folder, 'package').mkdir()
    Path(folder, 'package', '__init__.py').write_text('')
    Path(folder, 'portion').mkdir()
    finder = machinery.FileFinder(folder, (machinery.SourceFileLoader, machinery.SOURCE_SUFFIXES))
    for name in ('plain', 'package', 'portion', 'missing', 'outer.plain'):
        spec = finder.find_spec(name)
        if spec is None:
            print(name, None)
            continue
        loader = type(spec.loader).__name__
        print(spec.name, loader, spec.has_location, spec.submodule_search_locations is not None, spec.parent)
    hook = machinery.FileFinder.path_hook((machinery.SourceFileLoader, ['.py']))
    print(hook(folder).find_spec('plain').origin == str(Path(folder, 'plain.py')))
    try:
        hook(str(Path(folder, 'plain.py')))
    except ImportError as error:
        print(error)
