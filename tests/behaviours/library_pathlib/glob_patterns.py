"""glob finds paths below by a pattern, hidden ones too."""
from pathlib import Path

from _place import attempt, place

with place('a.py', 'b.txt', '.h.py', 'd/c.py', 'd/e/f.py', 'd/e/g/h.txt'):
    for pattern in ('*', '*.py', 'd', 'd/', '*/', '*/*', '**', '**/', '**/*.py', 'd/**/*.txt', '**/e', '**/e/*', 'nope', 'n*',
                    '**/**/c.py', 'd/../a.py', '*/..', 'a.py/*', '[ab].*', '**/g/..'):
        print(pattern, sorted(map(str, Path('.').glob(pattern))))
    print(sorted(Path('d').glob('*')), sorted(Path('d').rglob('*.py')), sorted(Path('.').rglob('e/')))
    print(sorted(Path('d').rglob('')), sorted(Path('x').glob('*')), sorted(Path('.').glob(Path('d/*.py'))))
    for pattern in ('', '/a', '.'):
        attempt(Path('.').glob, pattern)
    attempt(Path('.').rglob, '/x')
