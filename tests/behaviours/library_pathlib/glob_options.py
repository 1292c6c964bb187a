"""glob compares in lower case or follows links when asked to."""
from pathlib import Path

from _place import place

with place('Abc.py', 'real/x.py'):
    Path('link').symlink_to('real')
    print(sorted(Path().glob('a*')), sorted(Path().glob('a*', case_sensitive=False)), sorted(Path().glob('ABC.PY', case_sensitive=False)))
    print(sorted(Path().glob('**/x.py')), sorted(Path().glob('**/x.py', recurse_symlinks=True)))
    print(sorted(Path().rglob('*')), sorted(Path().rglob('X*', case_sensitive=False)), sorted(Path().glob('link/*')))
