"""Two stars in a pattern begin at what is there: a folder, a file, or nothing."""
from pathlib import Path

from _place import place

with place('file', 'd/x', 'd/.h/y'):
    for pattern in ('file/**', 'nope/**', 'd/**', 'd/**/', '**/x/**', 'file/*', '**/.h/*', 'd/**/**'):
        print(pattern, sorted(map(str, Path('.').glob(pattern))))
    print(sorted(map(str, Path('nope').glob('**'))), sorted(map(str, Path('file').glob('**'))), sorted(map(str, Path('d').glob('**'))))
