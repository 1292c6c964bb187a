"""The path of a package without `__init__.py` follows changes of `sys.path`."""
import sys
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
    for folder, name in ((first, 'one'), (second, 'two')):
        Path(folder, 'portions').mkdir()
        Path(folder, 'portions', f'{name}.py').write_text(f'name = {name!r}\n')
    sys.path.insert(0, first)
    import portions
    print(type(portions.__path__).__name__, len(portions.__path__))
    from portions import one
    print(one.name)
    try:
        import portions.two
    except ModuleNotFoundError as error:
        print(error)
    sys.path.append(second)
    print(len(portions.__path__), str(Path(second, 'portions')) in portions.__path__)
    import portions.two
    print(portions.two.name)
    portions.__path__.append('more')
    print(list(portions.__path__)[-1], portions.__spec__.submodule_search_locations is portions.__path__)
