"""absolute keeps links and dots; resolve takes them out."""
import os
from pathlib import Path

from _place import attempt, place

with place('d/f') as folder:
    here = Path.cwd()
    Path('l').symlink_to('d')
    print(Path('l/../x').absolute().relative_to(here), Path('l/./f').resolve().relative_to(here.resolve()))
    print(Path().absolute() == here, Path('/x/../y').absolute(), Path('/x/../y').resolve(), here == Path(os.getcwd()))
    print(Path('nope/x').resolve().name)
    try:
        Path('nope').resolve(strict=True)
    except FileNotFoundError as error:
        print(os.path.basename(error.filename))
    Path('loop').symlink_to('loop')
    try:
        Path('loop').resolve(strict=True)
    except OSError as error:
        print(type(error).__name__, error.strerror)
