"""A star stands for any characters, also none."""
from fnmatch import fnmatchcase

for pattern in ('*', 'a*', '*a', 'a*c', '**', 'a*b*c', '*.py', 'a**b', '*a*'):
    print(pattern, [name for name in ('', 'a', 'abc', 'axbxc', 'm.py', 'ab', 'ba', 'a\nc') if fnmatchcase(name, pattern)])
