"""Brackets hold characters and ranges."""
from fnmatch import fnmatchcase

letters = 'abcxyzAZ059-]![^\\.é'
for pattern in ('[abc]', '[a-c]', '[!a-c]', '[a-cx-z]', '[0-9A-Z]', '[-a]', '[a-]', '[]]', '[!]]', '[^a]', '[[]',
                '[\\]', '[a-c-x]', '[é]', '[--9]'):
    print(pattern, ''.join(letter for letter in letters if fnmatchcase(letter, pattern)))
