"""A question mark stands for exactly one character."""
from fnmatch import fnmatchcase

for pattern in ('?', '??', 'a?', '?b?', '?*', '*?'):
    print(pattern, [name for name in ('', 'a', 'ab', 'abc', 'é', '\n', '.') if fnmatchcase(name, pattern)])
