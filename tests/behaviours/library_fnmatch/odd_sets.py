"""A range that runs backwards is empty, and a bracket that is not closed stands for itself."""
from fnmatch import fnmatchcase

for pattern in ('[z-a]', '[!z-a]', '[z-ax]', '[a', '[!', '[]', '[!]', 'a[', '[]-a]', '[a-a]'):
    print(pattern, [name for name in ('a', 'x', '[a', '[', '[!', '[]', '[!]', 'a[', '-', ']') if fnmatchcase(name, pattern)])
